/** What stands between the slashes of a path or a template. */
export const segmentsOf = (path: string): string[] => path.split("/").filter((segment) => segment !== "");

/** Whether a segment of a template stands for an id: `{natId}`. */
export const isName = (segment: string): boolean => segment.startsWith("{");

/** The ids of a path by the names that a template has for them. The path must fit the template. */
export function pathIds(template: string, path: string): Record<string, string> {
  const given = segmentsOf(path);
  return Object.fromEntries(
    segmentsOf(template).flatMap((segment, index) => (isName(segment) ? [[segment.slice(1, -1), given[index] ?? ""]] : [])),
  );
}

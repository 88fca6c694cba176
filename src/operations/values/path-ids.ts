/** The ids that stand where the template has `{names}`, decoded. The path must fit the template. */
export function pathIds(template: string, path: string): Record<string, string> {
  const given = path.split("/").filter((segment) => segment !== "");
  return Object.fromEntries(
    template
      .split("/")
      .filter((segment) => segment !== "")
      .flatMap((segment, index) => (segment.startsWith("{") ? [[segment.slice(1, -1), given[index] ?? ""]] : [])),
  );
}

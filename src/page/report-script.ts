/** What runs in a report of `decode --format html`, bundled; null in the source, where nothing is. */
export const reportScript: string | null = null;

/** What runs in the page of `bcevpc page`, bundled; null in the source, where nothing is. */
export const pageScript: string | null = null;

/** Whether a text is JSON. What is parsed is returned to be compared: a bundler drops a call of which nothing is used. */
export function isJson(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined;
  } catch {
    return false;
  }
}

/** The words of a command line up to the cursor as bash would read them; the last one may be unfinished or empty. */
export function wordsOfLine(line: string): string[] {
  const words: string[] = [];
  let word = "";
  let isOpen = false;
  let quote = "";
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at] ?? "";
    if (quote === "'" ? sign === "'" : quote !== "" && sign === quote) quote = "";
    else if (sign === "\\" && quote !== "'") {
      at += 1;
      word += line[at] ?? "";
    } else if (quote !== "") word += sign;
    else if (sign === "'" || sign === '"') quote = sign;
    else if (/\s/u.test(sign)) {
      if (isOpen) words.push(word);
      word = "";
      isOpen = false;
      continue;
    } else word += sign;
    isOpen = true;
  }
  return [...words, word];
}

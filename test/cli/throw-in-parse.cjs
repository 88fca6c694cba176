/** Plants a bug: the first look for entries fails in a way that nothing expects. */
const { parse } = JSON;
JSON.parse = (text, ...rest) => {
  if (String(text).includes("NoSuchNat")) throw new TypeError("planted");
  return parse(text, ...rest);
};

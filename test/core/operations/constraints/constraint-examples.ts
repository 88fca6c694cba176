/** The values of a request, without what does not matter. */
export interface Values {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A request that breaks a constraint, and one that keeps it. */
export type Example = readonly [breaks: Values, keeps: Values];
export type Examples = Readonly<Record<string, Example>>;

/** Bodies. */
export const bodies = (breaks: unknown, keeps: unknown): Example => [{ body: breaks }, { body: keeps }];
/** Values of one parameter of the body. */
export const values = (name: string, breaks: unknown, keeps: unknown): Example => bodies({ [name]: breaks }, { [name]: keeps });
/** Query parameters. */
export const queries = (breaks: Readonly<Record<string, string>>, keeps: Readonly<Record<string, string>>): Example => [
  { query: breaks },
  { query: keeps },
];
/** Ids in the path. */
export const paths = (name: string, breaks: string, keeps: string): Example => [{ path: { [name]: breaks } }, { path: { [name]: keeps } }];

/** Examples of several constraints whose ids begin alike, each body wrapped. */
export const family = (prefix: string, examples: Examples, wrap: (body: unknown) => unknown = (body) => body): Examples =>
  Object.fromEntries(
    Object.entries(examples).map(([name, [breaks, keeps]]) => [`${prefix}.${name}`, bodies(wrap(breaks.body), wrap(keeps.body))]),
  );

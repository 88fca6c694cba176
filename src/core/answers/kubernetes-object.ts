/** What kubectl lets people write for a kind. */
const shortKinds: Readonly<Record<string, string>> = {
  po: "pod",
  pods: "pod",
  svc: "service",
  services: "service",
  deploy: "deployment",
  deployments: "deployment",
  sts: "statefulset",
  ds: "daemonset",
  ing: "ingress",
  no: "node",
  nodes: "node",
};

const called = (kind: string | null, namespace: string | null, name: string): string => {
  const shown = kind === null ? null : (shortKinds[kind.toLowerCase()] ?? kind.toLowerCase());
  return [shown, namespace, name].filter((part) => part !== null).join("/");
};

interface Prompt {
  readonly verb: string;
  readonly kind: string | null;
  readonly name: string | null;
  readonly namespace: string | null;
}

const command = /\bkubectl (?:[^\n|;&]{0,200}? )?(logs?|describe|get)\b([^\n|;&]{0,300})/gu;
const inNamespace = /(?:^|\s)(?:-n|--namespace)(?:[ =]|(?=[a-z]))([a-z0-9-]{1,63})/u;
/** Options that take the word behind them. */
const options = /(?:^|\s)(?:-[nclo]|--(?:namespace|container|context|selector|output|kubeconfig|since|tail))[ =]\S{1,200}/gu;

/** The last command of kubectl that a text shows, by what it was told to show. */
function promptIn(text: string): Prompt | null {
  const last = [...text.matchAll(command)].at(-1);
  if (!last) return null;
  const [whole, verb = "", rest = ""] = last;
  const words = rest
    .replaceAll(options, " ")
    .split(/\s+/u)
    .filter((word) => word !== "" && !word.startsWith("-"));
  const namespace = inNamespace.exec(whole)?.[1] ?? null;
  const [first = "", second] = words;
  if (first.includes("/")) return { verb, namespace, kind: first.split("/")[0] ?? null, name: first.split("/")[1] ?? null };
  if (verb.startsWith("log")) return { verb, namespace, kind: first === "" ? null : "pod", name: first || null };
  return { verb, namespace, kind: first || null, name: second ?? null };
}

/** A row of `kubectl get events`, up to its message; `-A` puts the namespace first. */
const event =
  /^(?:([a-z0-9-]{1,63})\s{1,40}(?=\d|<))?(?:\d\S{0,20}|<\w{1,10}>)?(?: \(x\d{1,6} over \S{1,20}\))?\s{0,40}(?:Warning|Normal)\s{1,40}[A-Z]\w{2,60}\s{1,60}([a-z][a-z.]{1,60})\/([\w.-]{1,253})\s/u;

/** Members by which `kubectl describe` shows what kind of object it is. */
const kindSigns: readonly (readonly [RegExp, string])[] = [
  [/^(?:Node|Containers|Init Containers|QoS Class|Controlled By):/mu, "pod"],
  [/^Type:\s{1,30}(?:LoadBalancer|ClusterIP|NodePort)/mu, "service"],
  [/^(?:Roles|PodCIDR|Unschedulable):/mu, "node"],
];

/** The object that `kubectl describe` shows above its events. */
function described(text: string, prompt: Prompt | null): string | null {
  const start = Math.max(text.lastIndexOf("\nName:"), text.startsWith("Name:") ? 0 : -1);
  if (start < 0) return null;
  const own = text.slice(start);
  const name = /^\s*Name:\s{1,40}(\S{1,253})/u.exec(own)?.[1];
  if (name === undefined) return null;
  const namespace = /^Namespace:\s{1,40}([a-z0-9-]{1,63})/mu.exec(own)?.[1] ?? null;
  const kind = prompt?.verb === "describe" ? prompt.kind : (kindSigns.find(([sign]) => sign.test(own))?.[1] ?? null);
  return called(kind, namespace, name);
}

/** The object that an event is about; null where neither its row, the description above it nor the command says it. */
export function objectOfEvent(before: string, lineBefore: string): string | null {
  const prompt = promptIn(before);
  const [, namespace, kind, name] = event.exec(lineBefore) ?? [];
  if (kind !== undefined && name !== undefined) return called(kind, namespace ?? prompt?.namespace ?? null, name);
  return described(before, prompt) ?? objectOfPrompt(before);
}

/** The object that a command of kubectl before the error names; null without such a command. */
export function objectOfPrompt(before: string): string | null {
  const prompt = promptIn(before);
  return prompt?.name ? called(prompt.kind, prompt.namespace, prompt.name) : null;
}

/**
 * The space for new objects would grow to 50 MB, on Node 24 to 200 MB, however little of it is alive, and the old one to far
 * more than what is alive in it before it is cleared; and where the first results of some code were kept, V8 would put all that
 * it makes later among the old objects at once.
 */
const saving = ["--semi-space-growth-factor=1", "--heap-growing-percent=20", "--no-allocation-site-pretenuring"];
/** What V8 has by itself. */
const usual = ["--semi-space-growth-factor=2", "--heap-growing-percent=0", "--allocation-site-pretenuring"];

/** The V8 of Node 20 optimises so much so early that on two cores it is in the way of all that runs beside the search. */
const patience = { saving: "--interrupt-budget=400000", usual: "--interrupt-budget=67584" };

/** Sets the flags of V8 by which a long run takes less of the machine, and sets them back: code compiled under others is not kept. */
export function memoryFlags(host: NodeJS.Process): { readonly save: () => void; readonly end: () => void } {
  const isImpatient = Number.parseInt(host.versions.node, 10) < 22;
  let isSaving = false;
  const set = (flags: readonly string[]): void => {
    const { setFlagsFromString } = host.getBuiltinModule("node:v8");
    for (const flag of flags) setFlagsFromString(flag);
  };
  return {
    save: () => {
      isSaving = true;
      set(isImpatient ? [...saving, patience.saving] : saving);
    },
    end: () => {
      if (isSaving) set(isImpatient ? [...usual, patience.usual] : usual);
    },
  };
}

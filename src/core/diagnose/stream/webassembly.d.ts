/** What is used of WebAssembly: Node has it, its type definitions do not. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array);
  }
  class Instance {
    constructor(module: Module);
    readonly exports: unknown;
  }
  function instantiate(bytes: Uint8Array): Promise<{ readonly instance: Instance }>;
  interface Memory {
    readonly buffer: ArrayBuffer;
  }
  /** An exported number. */
  interface Global {
    readonly value: number;
  }
}

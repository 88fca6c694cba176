import type { Bilingual } from "../core/text/bilingual.js";
import type { Exchange, Pause } from "./client/exchange.js";
import type { Answer } from "./client/send.js";
import type { Io } from "./io.js";

/** What there is to say of a call while it runs. The command line says it on stderr. */
export interface Notices {
  /** Something that looks wrong although it stops nothing. */
  warn(text: Bilingual): void;
  /** For `--verbose`: where a setting came from. */
  remark(text: Bilingual): void;
  /** For `--verbose`: a request as it goes out. */
  sent(request: Exchange["request"], showSecrets: boolean): void;
  /** For `--verbose`: an answer as it comes in. */
  received(answer: Answer, showSecrets: boolean): void;
  /** A wait before another attempt of `attempts`. */
  pause(pause: Pause, attempts: number): void;
}

/** What a call needs of whoever makes it. */
export interface Caller {
  readonly io: Io;
  readonly notices: Notices;
}

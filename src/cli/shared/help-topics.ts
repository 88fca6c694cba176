import type { TopicName } from "./topic-names.js";
import { environment } from "./topics/environment.js";
import { errors } from "./topics/errors.js";
import { exitCodesTopic } from "./topics/exit-codes.js";
import { formats } from "./topics/formats.js";
import { headers } from "./topics/headers.js";
import { quotasTopic } from "./topics/quotas.js";
import { regionsTopic } from "./topics/regions.js";
import { signing } from "./topics/signing.js";
import type { HelpTopic } from "./topics/topic.js";

/** The pages of `bcevpc help TOPIC`. */
export const helpTopics: Readonly<Record<TopicName, HelpTopic>> = {
  headers,
  errors,
  regions: regionsTopic,
  signing,
  formats,
  quotas: quotasTopic,
  environment,
  "exit-codes": exitCodesTopic,
};

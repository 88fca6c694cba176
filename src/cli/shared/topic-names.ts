/** The topics of `bcevpc help`, apart from their pages, so that the list of commands can name them at no cost. */
export const topicNames = ["headers", "errors", "regions", "signing", "formats", "quotas", "environment", "exit-codes"] as const;
export type TopicName = (typeof topicNames)[number];

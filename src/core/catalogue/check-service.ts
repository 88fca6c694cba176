import { UsageError } from "../refusals.js";
import { clean } from "../text/clean.js";
import { isService } from "./catalogue.js";
import { services } from "./entry.js";

/**
 * Refuses a service that the catalogue does not have.
 * @throws {UsageError} for such a service.
 */
export function checkService(service: string | undefined): void {
  if (service === undefined || isService(service)) return;
  throw new UsageError({ en: `unknown service ${clean(service)}`, zh: `未知服务 ${clean(service)}` }, [
    { en: `services: ${services.join(", ")}`, zh: `可用的服务：${services.join("、")}` },
  ]);
}

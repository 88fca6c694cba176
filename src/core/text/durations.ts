import type { Bilingual } from "./bilingual.js";

/** Seconds in words, in the two largest units that are not zero. */
export function duration(seconds: number): Bilingual {
  const whole = Math.abs(seconds);
  const parts = [
    [Math.floor(whole / 86_400), "d", "天"],
    [Math.floor((whole % 86_400) / 3600), "h", "小时"],
    [Math.floor((whole % 3600) / 60), "min", "分"],
    [whole % 60, "s", "秒"],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).slice(0, 2);
  if (shown.length === 0) return { en: "0 s", zh: "0 秒" };
  return {
    en: shown.map(([count, unit]) => `${count} ${unit}`).join(" "),
    zh: shown.map(([count, , unit]) => `${count} ${unit}`).join(" "),
  };
}

/** How each system sets its clock by the network. */
export const setClock: Readonly<Record<string, string>> = {
  linux: "sudo timedatectl set-ntp true",
  darwin: "sudo sntp -sS time.apple.com",
  win32: "w32tm /resync",
};

/** Whether a skew is the distance of Beijing time from UTC, which comes of local time set or written as UTC. */
export const isBeijingOffset = (seconds: number): boolean => Math.abs(-seconds - 8 * 3600) < 600;

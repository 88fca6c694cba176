/** What single bytes are, and whether stretches of them are the same. AssemblyScript. */

/** Whether the same bytes stand at two places. */
export function isSame(first: usize, second: usize, length: usize): bool {
  let left = length;
  let a = first;
  let b = second;
  while (left >= 8) {
    if (load<u64>(a) !== load<u64>(b)) return false;
    a += 8;
    b += 8;
    left -= 8;
  }
  return left === 0 || (load<u64>(a) ^ load<u64>(b)) << ((8 - left) * 8) === 0;
}

export function isLetter(byte: i32): bool {
  const lower = byte | 32;
  return lower >= 97 && lower <= 122;
}

export function isDigit(byte: i32): bool {
  return byte >= 48 && byte <= 57;
}

export function isBlank(byte: i32): bool {
  return byte === 32 || (byte >= 9 && byte <= 13) || byte === 160;
}

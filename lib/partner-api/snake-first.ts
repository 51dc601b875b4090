/** camelCase names, as one public client has them, become snake_case; a snake_case name that is there wins. */
export function snakeFirst(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value);
  const camel = entries.map(([name, one]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    one,
  ]);
  return Object.fromEntries([...camel, ...entries.filter(([name]) => !/[A-Z]/.test(name))]);
}

/**
 * One name as two: "Wambui, Njeri" has the last name first, otherwise the first word is the first name. Where the
 * parts meet is a guess, so whoever calls says so.
 */
export function splitName(name: string): { firstName: string; lastName: string } {
  const plain = name.replace(/\s+/g, " ").trim();
  const comma = plain.split(",").map((part) => part.trim());
  if (comma.length === 2 && comma[0] && comma[1]) return { firstName: comma[1], lastName: comma[0] };
  const space = plain.indexOf(" ");
  return space < 0
    ? { firstName: plain, lastName: "" }
    : { firstName: plain.slice(0, space), lastName: plain.slice(space + 1) };
}

/** Small pieces of text. */

/** A number with its noun: "1 claim", "1,200 claims". */
export function plural(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** The same text with a capital letter. */
export const titled = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A text cut to so many characters. */
export function shorter(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

/** Below 0 where the first of two texts comes first in order of their letters' numbers, as Python sorts them. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** The different values that a list gives, in the order in which they come. */
export function once<Item, Value>(items: readonly Item[], valueOf: (item: Item) => Value): Value[] {
  return [...new Set(items.map(valueOf))];
}

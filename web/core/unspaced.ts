/** Scripts that put no space between words, as civicgraph.graph.unspaced has them: Thai, Lao, Burmese, Khmer, Kana, Han. */

const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/** Whether a text has letters of such a script. */
export const isUnspaced = (text: string): boolean => UNSPACED.test(text);

/** By what a word that is looked for is found in a folded text with a space before each word: anywhere, if unspaced. */
export const wordStart = (word: string): string => (isUnspaced(word) ? word : ` ${word}`);

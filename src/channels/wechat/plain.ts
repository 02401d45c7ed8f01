/**
 * Text that WeChat shows as it is: an official account makes a link of <a …>, and @所有人 calls a whole room. Control
 * characters, and marks that turn the direction of writing, are nobody's words.
 */
export const plain = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/gu, '')
    .replaceAll('\t', ' ')
    .replace(/<(?=[a-z/!?])/giu, '＜')
    .replace(/@(?=所有人|all\b)/giu, '＠')

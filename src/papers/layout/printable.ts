/* Control characters, the marks that turn the direction of writing, invisible joiners and selectors,
 * what is no character at all. */
const unprintable =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFEFF\uFFF9-\uFFFF]|[\uFE00-\uFE0F]/gu

/**
 * Text as it can stand on paper: composed letters (a decomposed "ộ" breaks the search in Word and PDF), no character
 * that XML 1.0 forbids, none that could make a reader see another order than the one stored.
 */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(unprintable, '')
}

/** The same on one line: a break or a tab becomes a blank. */
export const onOneLine = (text: string): string => printable(text).replace(/[\n\t]+/g, ' ')

/** Capitals by the rules of Vietnamese, for the parts the decree wants "in hoa". */
export const capitals = (text: string): string => text.toLocaleUpperCase('vi')

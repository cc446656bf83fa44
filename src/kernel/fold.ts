/**
 * Folds Vietnamese text for search and comparison: 'Hoà', 'Hòa', 'hoa' and 'HOA' meet; so do 'Đ' and 'd'.
 * Stripping the marks after NFD also removes where the tone mark stood, so both habits (hoà, hòa) and both Unicode
 * forms (NFC, NFD) come out equal. Runs of white space become one blank; invisible and control characters go.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\p{Mn}\p{Cf}\p{Cc}]/gu, (c) => (c === '\n' || c === '\t' || c === '\r' ? ' ' : ''))
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Text as it is kept: NFC, no control, bidirectional or zero-width characters, no half of a character, blanks folded. What is typed otherwise stays as typed. */
export function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

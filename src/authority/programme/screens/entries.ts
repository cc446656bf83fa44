/** What stands on the lines of a text field, one entry each. */
export const entriesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')

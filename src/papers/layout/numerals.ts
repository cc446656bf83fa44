const roman: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

export function romanNumeral(n: number): string {
  let left = n
  return roman
    .map(([value, sign]) => {
      const times = Math.floor(left / value)
      left -= times * value
      return sign.repeat(times)
    })
    .join('')
}

/** Points of a clause go by the Vietnamese alphabet: a, b, c, d, đ, e, g … without f, j, w, z; marked vowels are not used. */
const letters = 'a b c d đ e g h i k l m n o p q r s t u v x y'.split(' ')

export function pointLetter(n: number): string {
  const index = n - 1
  const letter = letters[index % letters.length] ?? ''
  return index < letters.length ? letter : `${pointLetter(Math.floor(index / letters.length))}${letter}`
}

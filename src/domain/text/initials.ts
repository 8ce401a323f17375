/** The pinyin initials of Chinese characters, which a reader types to find a name. */

// Made on first use, because the engine then loads the order of all Chinese characters.
let made: Intl.Collator | null = null
const order = () => (made ??= new Intl.Collator('zh-u-co-pinyin'))

/** The first character, in pinyin order, of each letter that a reading can begin with. */
const firsts = '阿八嚓咑妸发旮哈讥咔垃妈拏噢妑七呥仨他穵夕丫帀'
const letters = 'abcdefghjklmnopqrstwxyz'

/** Returns the initial of a Chinese character's reading; null for any other character. */
export function initialOf(character: string): string | null {
  if (!/\p{Script=Han}/u.test(character)) return null
  const { compare } = order()
  let [low, high] = [0, letters.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (compare(firsts.charAt(middle), character) <= 0) low = middle + 1
    else high = middle
  }
  return low === 0 ? null : letters.charAt(low - 1)
}

/**
 * Characters whose reading is decided by grammar and not by vocabulary. The rules are for such a
 * character outside a word of the dictionary, in folded text.
 */

/** A character with its neighbours; an empty string beyond the ends of the text. */
export interface Surroundings {
  readonly before2: string
  readonly before: string
  readonly after: string
  /** Whether it is a word by itself. */
  readonly isWord: boolean
  /** Whether the four characters before it are an expression, such as 小心翼翼. */
  readonly followsIdiom: boolean
}

type Rule = (around: Surroundings) => string | null

const isHan = (character: string): boolean => /^[\u3400-\u9fff]/.test(character)
const isOneOf = (characters: string, character: string): boolean =>
  character !== '' && characters.includes(character)

const digits = '0123456789一二两三四五六七八九十几'

const rules: Readonly<Record<string, Rule>> = {
  地: ({ before2, before, after, isWord, followsIdiom }) => {
    if (!isWord) return null
    if (followsIdiom) return 'de5'
    const isAdverb = isHan(before2) && isHan(before) && before !== '的' && isHan(after)
    return isAdverb && !isOneOf('上下里中方点区位面球', after) ? 'de5' : null
  },
  得: ({ before, after, isWord }) => {
    if (!isWord) return null
    const mustFollow = isOneOf('我你他她它您咱们谁都还就也又总可非只必', before)
    if (mustFollow || !isHan(before)) return isHan(after) ? 'dei3' : null
    return isHan(after) ? 'de5' : null
  },
  了: ({ before2, before }) => {
    const isPossible = before === '不' && isHan(before2)
    return isPossible || (before === '得' && before2 === '不') ? 'liao3' : null
  },
  过: ({ before, after }) => {
    const isExperience =
      isHan(before) &&
      !isOneOf(
        '走跑飞穿跨越渡绕掠转度经路超通难错不的地得天年月日夜间里中们我你他她它也都就又再怎样',
        before,
      )
    return isExperience && !/[去来头程河江海年节桥完得]/.test(after || '去') ? 'guo5' : null
  },
  教: ({ after, isWord }) => (isWord && isHan(after) ? 'jiao1' : null),
  差: ({ after, isWord }) =>
    isWord && (!isHan(after) || isOneOf('一二两三四五六七八九十几半不点得很了', after))
      ? 'cha4'
      : null,
  没: ({ after, isWord }) => (isWord && isHan(after) ? 'mei2' : null),
  待: ({ after, isWord }) => (isWord && isOneOf('在着了多一几', after) ? 'dai1' : null),
  只: ({ before, after }) =>
    isOneOf(`${digits}百千万这那每半哪`, before) || after === '只' || before === '只'
      ? 'zhi1'
      : null,
  好: ({ isWord }) => (isWord ? 'hao3' : null),
  长: ({ before, after, isWord }) =>
    isWord && isOneOf('很太真最更么多样又够较', before) && !isOneOf('大高出成得', after)
      ? 'chang2'
      : null,
  种: ({ after, isWord }) => (isWord && isOneOf('了着过下上树花菜田', after) ? 'zhong4' : null),
  数: ({ before, after, isWord }) =>
    isWord && (isOneOf('了一着', after) || before === '了') ? 'shu3' : null,
  行: ({ before }) => (isOneOf(digits, before) ? 'hang2' : null),
}

/** The reading that the rules give the folded `character`; null if they say nothing. */
export const ruledReading = (character: string, around: () => Surroundings): string | null =>
  rules[character]?.(around()) ?? null

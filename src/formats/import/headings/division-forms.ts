/** Recognizes the headings of the parts of a book, 第…章 and the like. */
import { hasClauses } from '#domain/text/sentence'
import { englishForm } from './english-headings.ts'
import type { HeadingForm } from './heading-form.ts'
import { arabic, endsWithStop, gap, han, number, capturedNumber } from './heading-numbers.ts'
import { isNamedHeading } from './named-headings.ts'

/** The opening of each kind of heading; the title follows. Words such as 第一回合 only look alike. */
const openings = {
  part: new RegExp(`^第\\s*${number}\\s*部(?![门門队隊委长長落])分?`),
  volume: new RegExp(
    `^(?:第\\s*${number}\\s*(?:[卷巻](?![子宗入土烟煙])|篇(?![章幅文])|集(?![团團体體合中市结結])|分?[编編册冊辑輯季](?![者辑輯写寫制製节節度]))|[卷巻](?:之|第)?${number}(?=${gap}|$)|[上中下][卷巻篇部册冊编編](?=${gap}|$)|[卷巻][上中下首末终終](?=${gap}|$))`,
  ),
  chapter: new RegExp(
    `^第\\s*${number}(?:\\s*(?:[-–—~～、/&+]|[至到和与與及])\\s*第?${number})?\\s*(?:章(?![程鱼魚节節])|回(?![合头頭来來事去族民应應答])|[话話](?![题題])|幕(?![后後府僚])|[讲講](?![话話台座])|[课課](?![题題程堂本文])|[折齣](?![扣磨])|封信(?=${gap}|$)|出(?![戏戲场場现現来來去门門路版口手色名])(?!自|生|于))|^(?:(${arabic}{1,4})[章回]|[章回]${number})(?=${gap}|$)`,
  ),
  section: new RegExp(`^第\\s*${number}\\s*(?:[节節](?![课課目日拍省])|[场場](?![比地面]))`),
}
const signs = ['part', 'volume', 'chapter', 'section'] as const

/**
 * 第三条 租金: an article of a contract has a title, and one of a declaration is alone on its line.
 * In a law, its text follows on the same line.
 */
const article = new RegExp(`^第\\s*${number}\\s*[条條](?=\\s|$)\\s*`)
const longestArticle = 20

function articleForm(line: string): HeadingForm | null {
  const found = article.exec(line)
  if (found === null) return null
  const title = line.slice(found[0].length)
  const fits = title.length <= longestArticle && !hasClauses(title) && !endsWithStop(title)
  return fits ? { sign: 'section', number: capturedNumber(found), firm: false } : null
}

const startsApart = new RegExp(`^${gap}`)

/** The continuation of a sentence that merely mentions a chapter: 第四回里…, 第四回的…. */
const mention =
  /^(?:[的中里裡内內又就也都所是说說讲講写寫之以为為已曾還还與与和及、，,]|开头|開頭|结尾|結尾|末尾|[到至])/

/** Returns the form of `line` as the heading of a part of a book; null if it cannot be one. */
export function divisionForm(line: string): HeadingForm | null {
  const english = englishForm(line)
  if (english !== null) return english
  if (isNamedHeading(line)) return { sign: 'named', number: null, firm: true }
  const inner = both.exec(line)?.[1]
  if (inner !== undefined) return divisionForm(inner)
  for (const sign of signs) {
    const found = openings[sign].exec(line)
    if (found === null) continue
    const title = line.slice(found[0].length)
    const isApart = title === '' || startsApart.test(title) || /^[上中下]$/.test(title)
    const fits = isApart ? !/[。；;]./.test(title) : !mention.test(title) && mayBeTitle.test(title)
    const isPlain = isApart || (!hasClauses(title) && !endsWithStop(title))
    // A careless title ends like a sentence, so it is not firm: its number must follow the last
    // one.
    return fits
      ? {
          sign,
          number: capturedNumber(found),
          firm: isApart && !/[。；;]$/.test(title),
          ...(!isPlain && { isDoubtful: true as const }),
        }
      : null
  }
  return articleForm(line) ?? volumeOf(line) ?? unprefixedForm(line) ?? countedForm(line)
}

/** A title written right after the number may have commas, but no other mark and no stop. */
const mayBeTitle = /^[^。！？!?；;…]{0,40}(?<![，,、：:])$/

/** 八回 归来, without 第. A clause may begin so, so the number must be due. */
const unprefixed = new RegExp(`^(${han}{1,6})[章回](?=[\\s：:]|$)\\s*`)

function unprefixedForm(line: string): HeadingForm | null {
  const found = unprefixed.exec(line)
  if (found === null || !mayBeTitle.test(line)) return null
  return { sign: 'chapter', number: capturedNumber(found), firm: false, isDoubtful: true }
}

/** 第一夜, 第二夜: what a book counts instead of chapters. The same word must occur with others. */
const counted = new RegExp(
  `^第\\s*${number}\\s*([夜日天晚周週信函通则則首阕闋局关關站])(?=${gap}|$)`,
)

function countedForm(line: string): HeadingForm | null {
  const found = counted.exec(line)
  if (found === null) return null
  const title = line.slice(found[0].length)
  if (title.length > longestArticle || hasClauses(title) || endsWithStop(title)) return null
  const what = `第…${found[2] ?? ''}`
  return {
    sign: 'section',
    number: capturedNumber(found),
    firm: false,
    isDoubtful: true,
    prefix: what,
  }
}

/** A chapter after its volume on one line: 第一卷 江湖 第一章 归来. */
const both = new RegExp(
  `^(?:第\\s*(?:${han}+|${arabic}+)\\s*[卷部集篇编編]|卷(?:${han}+|${arabic}+))[^。！？!?第]{0,24}(第\\s*(?:${han}+|${arabic}+)\\s*[章回话話节節].*)$`,
)

/** A volume with the name of its work: 史記卷一, 資治通鑑卷第一, 欽定四庫全書 史記 卷一. */
const workName = '[\\p{Script=Han}《》·]{1,10}'
const named = new RegExp(
  `^(?:${workName}\\s{1,4})?${workName}\\s{0,4}[卷巻](?:(?:之|第)?${number}(?=[\\s：:·（(〔［[【]|$)|之?[上中下]$)`,
  'u',
)

function volumeOf(line: string): HeadingForm | null {
  const found = named.exec(line)
  if (found === null || line.startsWith('第')) return null
  const title = line.slice(found[0].length)
  return hasClauses(title) ? null : { sign: 'volume', number: capturedNumber(found), firm: false }
}

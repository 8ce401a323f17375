/** Finds how far an advert reaches around an address or a phrase. */
import { lettersIn } from '#domain/text/letters'
import { siteName } from './advert-phrases.ts'
import type { Reach } from './cuts.ts'

/** What ends a clause that invites to a site. Without it 更多 and 最快 are an author's words too. */
const invitation =
  '[请請]|[尽盡]在|就在|登[录錄陆陸]|[访訪][问問]|[浏瀏][览覽]|[关關]注|搜索|首[发發]|更新|手打|章[节節]|小[说說]|[阅閱][读讀]|下[载載]|[网網]址|地址'
const before = new RegExp(
  `(?:(?:更多|最新|最快|全文|精彩|好看|免[费費])[^\\s，。！？；：“”]{0,4}?(?:${invitation})+[到上于於]?|[请請](?:[记記牢]住|收藏|到|上|登[录錄陆陸]|[访訪][问問]|[浏瀏][览覽]|[关關]注)[^\\s，。！？；：“”]{0,14}|本[书書文](?:[来來]自|[首转轉][发發载載][自于於]?|下[载載][自于於])|(?:百度)?搜索|首[发發](?:于|於)?)[\\s：:,，]{0,3}$`,
)
const words =
  '[阅閱][读讀][体體][验驗]|更新最快|最快更新|更新速度最快|更新快|更新|首[发發]|手打|提供|[阅閱][读讀]|免[费費]|下[载載]|全文字|全文|[无無][弹彈]窗|[无無][广廣]告|[无無][错錯]|[纯純]文字|最新章[节節]|[欢歡]迎(?:光[临臨]|[访訪][问問]|您)|防止[丢丟]失|方便(?:下次)?[阅閱][读讀]|精彩|每[天日]更新|看小[说說]|看[书書]|小[说說][网網]?|更[优優][质質]的?|更多精彩|[为為]您|[广廣]大[书書]友|光[临臨]|最新|最快|全集|[电電]子[书書]|txt|的'
const after = new RegExp(`^(?:[\\s,，、：:]{0,2}(?:${words}))+[！!]?`, 'i')
const strong =
  /更新最快|最快更新|更新快|首[发發]|手打|[无無][弹彈]窗|[无無][广廣]告|[纯純]文字|最新章|防止[丢丟]失|方便|下[载載]|[为為]您|更多|[记記牢]住|收藏|[访訪][问問]|登[录錄陆陸]|更[优優]|光[临臨]/

/**
 * Extends `reach` by the advertising words and the decoration around it. Without strong words it
 * does so only if it `isKnown` as an advert.
 */
export function withWords(
  line: string,
  reach: Reach,
  isKnown = false,
): Reach & { readonly isAdvert: boolean } {
  const head = line.slice(Math.max(0, reach.start - 40), reach.start)
  const lead = before.exec(head)?.[0] ?? ''
  const follows = after.exec(line.slice(reach.end, reach.end + 80))?.[0] ?? ''
  // 的 alone is the author's: 她（未完待续）的眼睛.
  const tail = /^[\s,，、：:的]*$/.test(follows) ? '' : follows
  const isAdvert = isKnown || strong.test(lead) || strong.test(tail)
  const wide = isAdvert ? { start: reach.start - lead.length, end: reach.end + tail.length } : reach
  return { ...enclosed(line, decorated(line, wide)), isAdvert }
}

const decoration = '[\\s*＊~～|｜_＿☆★◆◇▲△▼↑↓←→⊙●◎※§∷^＾+＋#＃%％&＆@＠$＄=＝◢◣◥◤]'
const [leading, trailing] = [
  new RegExp(`(?:${decoration}|(?:[-－]\\s?)+)*$`),
  new RegExp(`^(?:${decoration}|(?:[-－]\\s?)+)*`),
]

/** Extends `reach` by the signs around it that are no punctuation. */
function decorated(line: string, { start, end }: Reach): Reach {
  const lead = leading.exec(line.slice(Math.max(0, start - 12), start))?.[0].trimStart() ?? ''
  const tail = trailing.exec(line.slice(end, end + 12))?.[0].trimEnd() ?? ''
  return { start: start - lead.length, end: end + tail.length }
}

const pairs = new Map(
  ['（）', '()', '【】', '[]', '〖〗', '〔〕', '『』', '<>', '《》'].map(pair => [
    pair[0],
    pair[1],
  ]),
)

/** Extends `reach` by the brackets around it. */
function enclosed(line: string, { start, end }: Reach): Reach {
  const lead = start - (/\s*$/.exec(line.slice(Math.max(0, start - 12), start))?.[0].length ?? 0)
  const tail = end + (/^\s*/.exec(line.slice(end, end + 12))?.[0].length ?? 0)
  const closing = pairs.get(line[lead - 1])
  return closing !== undefined && line[tail] === closing
    ? { start: lead - 1, end: tail + 1 }
    : { start, end }
}

/** The most Han characters of a clause around an address that are no words of adverts. */
const longestName = 6

const several = new RegExp(`${words.replace(/\|的$/, '')}|[书書]友`, 'gi')

/** Returns the clause around an address if it has several advertising words, else null. */
export function advertClause(line: string, { start, end }: Reach): Reach | null {
  const head =
    /[^，。！？!?；;：“”「」]{0,30}$/.exec(line.slice(Math.max(0, start - 30), start))?.[0] ?? ''
  const tail = /^[^，。！？!?；;：“”「」]{0,30}/.exec(line.slice(end, end + 30))?.[0] ?? ''
  const others = lettersIn((head + tail).replaceAll(several, '')).han
  return new Set((head + tail).match(several)).size < 2 || others > longestName
    ? null
    : { start: start - head.length, end: end + tail.length }
}

/** Whether `clause`, which returns beside an address, advertises a site. */
export const isAdvertising = (clause: string): boolean =>
  strong.test(clause) || siteName.test(clause) || clause.match(several) !== null

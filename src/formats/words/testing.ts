/** A small dictionary for tests, made like the real one. Its senses are our own. */
import type { WordData } from '#domain/words/word-data'
import { makeWordData } from './make-data.ts'
import { readCedict, readListedWords, readPairs, type WordSources } from './word-sources.ts'

const entries = `
自由 自由 [zi4 you2] /freedom; liberty/free/
自由主義 自由主义 [zi4 you2 zhu3 yi4] /liberalism/
社會主義 社会主义 [she4 hui4 zhu3 yi4] /socialism/
自幼 自幼 [zi4 you4] /since childhood/
自 自 [zi4] /self; oneself/from/
由 由 [you2] /to follow/from/
主 主 [zhu3] /owner/
乾 干 [gan1] /dry/
乾 乾 [qian2] /heaven/
乾隆 乾隆 [Qian2 long2] /Qianlong Emperor/
裡面 里面 [li3 mian4] /inside/
裏面 里面 [li3 mian4] /variant of 裡面|里面[li3 mian4]/
研究 研究 [yan2 jiu1] /to study; research/
研究生 研究生 [yan2 jiu1 sheng1] /graduate student/
生命 生命 [sheng1 ming4] /life/
起源 起源 [qi3 yuan2] /origin/
女人 女人 [nu:3 ren2] /woman/
一會兒 一会儿 [yi1 hui4 r5] /a moment/
T恤 T恤 [T xu4] /T-shirt/
𠮷 𠮷 [ji2] /variant of 吉[ji2]/
吉 吉 [ji2] /lucky/
長江 长江 [Chang2 Jiang1] /Yangtze River/
大橋 大桥 [da4 qiao2] /great bridge/
還 还 [hai2] /still; yet/
還 还 [huan2] /to give back/
沒 没 [mei2] /not/
錢 钱 [qian2] /money/
得 得 [de5] /structural particle/
得 得 [dei3] /to have to/
`
const listed = `
自由 900 n
自由主义 90 n
社会主义 900 n
研究 900 vn
研究生 90 n
生命 300 n
起源 40 n
长江 300 ns
大桥 90 n
自 200 p
由 300 p
主 60 n
研 3 v
究 1 v
生 120 v
命 50 n
张三 30 nr
张伟明 30 nr
王伟明 30 nr
`

/** The sources of the small dictionary; `more` are further lines in the format of CC-CEDICT. */
export const smallSources = (more = ''): WordSources => ({
  entries: readCedict(entries + more),
  listed: readListedWords(listed),
  toSimplified: readPairs('乾 干|會 会|義 义|長 长|橋 桥|還 还|沒 没|錢 钱|裡 里|裏 里|隆 隆'),
  toRegional: readPairs('裏 裡'),
  fromJapanese: readPairs('会 會'),
  model: { keys: new Uint32Array(0), weights: new Int8Array(0) },
})

export const smallWords = (more = ''): WordData => makeWordData(smallSources(more))

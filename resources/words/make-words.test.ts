/**
 * The dictionary as it is made from the packages, so that its words are those of the program. It
 * takes some seconds.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWordTools } from '#domain/words/words'
import { Trie } from '#domain/words/trie'
import { isInsidePair, isSeparator } from '#domain/words/unit-kinds'
import { makeWordData } from '#formats/words/make-data'
import { writeWordsFile } from '#formats/words/words-file'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordsLicences } from './licences.ts'
import { cedictText, readSources } from './sources.ts'

const cedict = cedictText()
const data = makeWordData(await readSources(cedict))
const tools = createWordTools(data)

const cut = (text: string): string => {
  const bounds = tools.segment(text)
  return Array.from(bounds.subarray(1), (end, i) => text.slice(bounds[i], end)).join(' ')
}
const spoken = (text: string): string =>
  tools
    .pinyin(text)
    .map(({ syllable }) => syllable)
    .join(' ')

it('the same packages make the file whose hash is committed', () => {
  const hash = createHash('sha256').update(writeWordsFile(data)).digest('hex')
  const expected = readFileSync(join(import.meta.dirname, 'words.sha256'), 'utf8').trim()
  expect(hash).toBe(expected)
})

it('the licences of the data have texts, and CC-CEDICT says that it was modified', () => {
  const licences = wordsLicences(cedict)
  expect(licences.map(({ name, identifier }) => `${name} ${identifier}`)).toEqual([
    'CC-CEDICT CC-BY-SA-4.0',
    '@node-rs/jieba MIT',
    'opencc-js MIT AND Apache-2.0',
  ])
  expect(licences.every(({ text, version }) => text.length > 200 && version !== '')).toBe(true)
  expect(licences[0]?.text).toMatch(/by-sa\/4\.0[^]*modified form of CC-CEDICT/)
})

it.each([
  ['乾隆', '乾隆', 'qian2 long2'],
  ['裏面', '裏面', 'li3 mian4'],
  ['T恤', 'T恤', 'xu4'],
  ['𠮷野家', '𠮷 野 家', 'ye3 jia1'],
  ['单先生', '单 先生', 'shan4 xian1 sheng5'],
  ['單先生', '單 先生', 'shan4 xian1 sheng5'],
  ['一会儿', '一会儿', 'yi1 hui4 r5'],
  ['不得了', '不得了', 'bu4 de2 liao3'],
  ['做不了', '做 不了', 'zuo4 bu4 liao3'],
  ['冷冷地说', '冷冷地 说', 'leng3 leng3 de5 shuo1'],
  ['长江大桥', '长江 大桥', 'chang2 jiang1 da4 qiao2'],
  ['南京市长江大桥', '南京市 长江 大桥', 'nan2 jing1 shi4 chang2 jiang1 da4 qiao2'],
  ['还没还钱', '还 没 还 钱', 'hai2 mei2 huan2 qian2'],
  ['研究生命起源', '研究 生命 起源', 'yan2 jiu1 sheng1 ming4 qi3 yuan2'],
  ['王小波和张爱玲', '王小波 和 张爱玲', 'wang2 xiao3 bo1 he2 zhang1 ai4 ling2'],
  ['孩子長大了', '孩子 長大 了', 'hai2 zi5 zhang3 da4 le5'],
  ['3D打印', '3D打印', 'san1 da3 yin4'],
  ['银行行长', '银行 行长', 'yin2 hang2 hang2 zhang3'],
  ['为了好奇去了解', '为了 好奇 去 了解', 'wei4 le5 hao4 qi2 qu4 liao3 jie3'],
  ['解放区', '解放区', 'jie3 fang4 qu1'],
  ['1998年3月5日', '1998年 3月 5日', 'nian2 yue4 ri4'],
  ['贾母因问黛玉', '贾母 因 问 黛玉', 'jia3 mu3 yin1 wen4 dai4 yu4'],
  ['贾母道：“好', '贾母 道 ： “ 好', 'jia3 mu3 dao4 hao3'],
  ['凤姐笑道', '凤姐 笑 道', 'feng4 jie3 xiao4 dao4'],
  ['石秀道：“去', '石秀 道 ： “ 去', 'shi2 xiu4 dao4 qu4'],
  ['高帝曰：善', '高帝 曰 ： 善', 'gao1 di4 yue1 shan4'],
  ['王曰叟', '王 曰 叟', 'wang2 yue1 sou3'],
  ['马超引兵来战', '马超 引 兵 来 战', 'ma3 chao1 yin3 bing1 lai2 zhan4'],
  ['反于范阳', '反 于 范阳', 'fan3 yu2 fan4 yang2'],
  ['安能如此', '安 能 如此', 'an1 neng2 ru2 ci3'],
  ['列夫·托尔斯泰的书', '列夫·托尔斯泰 的 书', 'lie4 fu1 tuo1 er3 si1 tai4 de5 shu1'],
  ['弗吉尼亚·伍尔夫', '弗吉尼亚·伍尔夫', 'fu2 ji2 ni2 ya4 wu3 er3 fu1'],
  ['沁园春·雪', '沁园春 · 雪', 'qin4 yuan2 chun1 xue3'],
  ['花荣搭上箭', '花荣 搭 上 箭', 'hua1 rong2 da1 shang4 jian4'],
  ['云长大喜', '云长 大喜', 'yun2 chang2 da4 xi3'],
  ['贾政命人', '贾政 命 人', 'jia3 zheng4 ming4 ren2'],
  ['宝钗笑道', '宝钗 笑 道', 'bao3 chai1 xiao4 dao4'],
  ['曾子曰', '曾子 曰', 'zeng1 zi3 yue1'],
  ['子曰：学', '子曰 ： 学', 'zi3 yue1 xue2'],
  ['今天下三分', '今 天下 三分', 'jin1 tian1 xia4 san1 fen1'],
  ['今天下雨了', '今天 下雨 了', 'jin1 tian1 xia4 yu3 le5'],
  ['赵之良将也', '赵 之 良将 也', 'zhao4 zhi1 liang2 jiang4 ye3'],
  ['臣闻求木之长者', '臣 闻 求 木 之 长者', 'chen2 wen2 qiu2 mu4 zhi1 zhang3 zhe3'],
  ['秦破我军', '秦 破 我军', 'qin2 po4 wo3 jun1'],
  ['贪于财货', '贪 于 财 货', 'tan1 yu2 cai2 huo4'],
  ['老师姓单', '老师 姓 单', 'lao3 shi1 xing4 shan4'],
  ['老百姓曾说', '老百姓 曾 说', 'lao3 bai3 xing4 ceng2 shuo1'],
  ['这一行的人', '这 一行 的 人', 'zhe4 yi1 hang2 de5 ren2'],
  ['满饮一杯', '满 饮 一杯', 'man3 yin3 yi1 bei1'],
  ['少将仇鹤都来了', '少将 仇鹤 都 来 了', 'shao4 jiang4 qiu2 he4 dou1 lai2 le5'],
  ['第一百四十三条', '第一百四十三 条', 'di4 yi1 bai3 si4 shi2 san1 tiao2'],
  ['第59位', '第59 位', 'di4 wei4'],
  ['有30万人', '有 30万 人', 'you3 wan4 ren2'],
  ['违背公序良俗', '违背 公序良俗', 'wei2 bei4 gong1 xu4 liang2 su2'],
  ['解缙、单雄信', '解缙 、 单雄信', 'xie4 jin4 shan4 xiong2 xin4'],
  ['东西便宜', '东西 便宜', 'dong1 xi5 pian2 yi5'],
  ['请大夫看病', '请 大夫 看病', 'qing3 dai4 fu5 kan4 bing4'],
  ['司马大夫曰', '司马 大夫 曰', 'si1 ma3 da4 fu1 yue1'],
  ['水分子', '水 分子', 'shui3 fen1 zi3'],
])('%s has the words %s and is read %s', (text, words, syllables) => {
  expect([cut(text), spoken(text)]).toEqual([words, syllables])
})

it.each([
  ['胡安·卡洛斯·阿方索·维克托', '胡安·卡洛斯·阿方索·维克托'],
  ['马丁·路德·金在', '马丁·路德·金 在'],
  ['乔治·W·布什总统', '乔治·W·布什 总统'],
  ['米格尔·德·塞万提斯和', '米格尔·德·塞万提斯 和'],
  ['屈原·宋玉·景差', '屈原 · 宋玉 · 景差'],
  ['春·夏·秋·冬', '春 · 夏 · 秋 · 冬'],
])('%s has the words %s, whether the parts between dots are a name or not', (text, words) => {
  expect(cut(text)).toBe(words)
})

it.each([
  ['自由', '自由'],
  ['zi4you2', '自由'],
  ['zìyóu', '自由'],
  ['ziyou', '自由'],
  ['zy', '主要'],
  ['zhrmghg', '中华人民共和国'],
  ['freedom', '自由'],
  ['library', '图书馆'],
  ['to look for', '寻找'],
  ['*会主义', '社会主义'],
  ['圖書館', '图书馆'],
])('the first that is found for %s is %s', (query, simplified) => {
  expect(tools.search(query, 5)[0]?.entries[0]?.simplified).toBe(simplified)
})

it('no word contains a sign that divides words', () => {
  const signs = new Set<number>()
  new Trie(data).forEach((_node, _parent, unit) => {
    if (isSeparator(unit)) signs.add(unit)
  })
  expect([...signs]).toEqual([])
})

it('no text is divided within a character', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 })
  fc.assert(
    fc.property(text, given => tools.segment(given).every(at => !isInsidePair(given, at))),
    { numRuns: 2000 },
  )
})

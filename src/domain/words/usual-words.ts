/**
 * Words of several characters that the dictionary reads in several ways: which reading is usual,
 * and what around the word decides for another. All in folded text.
 */

/** The usual reading of a word, which counts as much as that of a character by itself. */
const usual = new Map(
  `
告诉 gao4 su5|多少 duo1 shao5|人家 ren2 jia5|言语 yan2 yu3|大夫 dai4 fu5|便宜 pian2 yi5|生意 sheng1 yi5
本事 ben3 shi5|媳妇 xi2 fu5|孙子 sun1 zi5|工夫 gong1 fu5|琢磨 zuo2 mo5|重重 chong2 chong2
倒数 dao4 shu3|空地 kong4 di4|个头 ge4 tou2|差使 chai1 shi5|裁缝 cai2 feng5|上头 shang4 tou5|铺盖 pu1 gai5
出息 chu1 xi5|花儿 hua1 r5|猴儿 hou2 r5|营生 ying2 sheng5|累累 lei3 lei3|省事 sheng3 shi4|单子 dan1 zi5
笼子 long2 zi5|格格 ge2 ge5|发卡 fa4 qia3|中意 zhong4 yi4|受累 shou4 lei4|行头 xing2 tou5|车行 che1 hang2
迫降 po4 jiang4|铁杆 tie3 gan3|字帖 zi4 tie4|倒车 dao4 che1|散光 san3 guang1|重名 chong2 ming2|长牙 zhang3 ya2
大汗 da4 han4|不差 bu4 cha4|为人 wei2 ren2|逐行 zhu2 hang2|断行 duan4 hang2|行会 hang2 hui4|挑嘴 tiao1 zui3
得中 de2 zhong4|着花 zhuo2 hua1|托儿 tuo1 r5|较差 jiao4 cha4|下调 xia4 tiao2|调升 tiao2 sheng1|失调 shi1 tiao2
小子 xiao3 zi5|分子 fen1 zi3|妻子 qi1 zi5|跟前 gen1 qian5|大都 da4 dou1|中招 zhong4 zhao1|家传 jia1 chuan2
差事 chai1 shi5|好吃 hao3 chi1|对头 dui4 tou5|照应 zhao4 ying5|世故 shi4 gu5|结子 jie2 zi5|当事 dang1 shi4|得罪 de2 zui4
`
    .trim()
    .split(/[|\n]/)
    .map(line => {
      const [word = '', ...syllables] = line.split(' ')
      return [word, syllables.join(' ')] as const
    }),
)

/** A reading for which the words before or after it must be as they say. */
interface Around {
  readonly left?: RegExp
  readonly right?: RegExp
  readonly readings: string
}

const classical = /[曰矣乎焉]|之[^，。]{0,4}$/

const around: Readonly<Record<string, readonly Around[]>> = {
  穿着: [{ right: /^(?![的上打讲考得很和与及不也])[\u3400-\u9fff]/, readings: 'chuan1 zhe5' }],
  背着: [
    {
      right: /^(?![我你他她它您咱人父母老妻丈家大])[\u3400-\u9fff]/,
      readings: 'bei1 zhe5',
    },
  ],
  // 可不吃 is ke3 bu4; 可不是 is an agreement.
  可不: [{ right: /^(?![是嘛么吗呀啊])[\u3400-\u9fff]/, readings: 'ke3 bu4' }],
  人家: [
    {
      left: /(?:[户几两多数百千余富穷贫农渔军民寻官良殷大小好本]|一个|一些|普通|清白|书香|诗礼|种田|殷实|有钱|百姓)$/,
      readings: 'ren2 jia1',
    },
    { right: /^(?:[^，。]{0,2}户|里头)/, readings: 'ren2 jia1' },
  ],
  大夫: [
    {
      left: /(?:[士卿上中下公诸齐楚晋鲁郑宋魏赵秦燕]|谏议|御史|光禄|三闾|朝议|奉直)$/,
      readings: 'da4 fu1',
    },
    { left: classical, readings: 'da4 fu1' },
    { right: /^(?:[^，。]{0,3}曰|[之种蠡])/, readings: 'da4 fu1' },
  ],
  重重: [{ right: /^[地的一打摔跌砸踢推关放]/, readings: 'zhong4 zhong4' }],
  利害: [
    { left: /(?:[好很更最太甚般]|十分|甚是|非常|这等|如此|何等|越发|来得)$/, readings: 'li4 hai5' },
  ],
  累累: [{ left: /(?:果|实|硕果)$/, readings: 'lei2 lei2' }],
  大汗: [
    { left: /(?:吉思|古|阔台|必烈|哥)$/, readings: 'da4 han2' },
    { right: /^[国廷之位]/, readings: 'da4 han2' },
  ],
  分子: [
    {
      left: /(?:知识|积极|犯罪|恐怖|不法|坏|反动|革命|敌对|分裂|右派|骨干|落后|先进|异己|活动|暴力|极端|动摇|投机|腐败|贪污|民主|资产阶级|黑恶|武装|敌特|可疑|激进|主义)$/,
      readings: 'fen4 zi3',
    },
  ],
  大都: [{ left: /[元金城京建筑为修]$/, readings: 'da4 du1' }],
  倒数: [{ left: /(?:互为|其|的)$/, readings: 'dao4 shu4' }],
  教会: [{ right: /^(?:了|我|你|他|她|孩子|学生|人们)/, readings: 'jiao1 hui4' }],
  正当: [{ right: /^(?![的性化、，权])[^，。]{2,20}(?:时|之际|关头)/, readings: 'zheng4 dang1' }],
  总长: [
    {
      right: /^(?:[0-9约度达为超]|[一二三四五六七八九十百千万几]+[公米里])/,
      readings: 'zong3 chang2',
    },
  ],
  朝阳: [
    { right: /^[区市县门路公大产]/, readings: 'chao2 yang2' },
    { right: /^(?:[升初从照洒映冉]|一样|下|里|中)/, readings: 'zhao1 yang2' },
  ],
  // 把手举起来: two words that the dictionary has as one.
  把手: [
    {
      right: /^(?:[举伸放插抬拿搭缩洗按挥拍指藏揣递松张握牵探擦摊]|一[^个只]|里的)/,
      readings: 'ba3 shou3',
    },
  ],
  一行: [
    { left: /[哪每同第本]$/, readings: 'yi1 hang2' },
    { left: /[这那]$/, right: /^[，。、里的业当]/, readings: 'yi1 hang2' },
    { right: /^(?:[大小]?字|诗|泪|文字|代码|足迹|脚印|白鹭|里|中)/, readings: 'yi1 hang2' },
  ],
  老子: [{ left: /(?:你|他|我|俺|她|跟)$/, readings: 'lao3 zi5' }],
  孙子: [
    { left: /[《、]$/, readings: 'sun1 zi3' },
    { right: /^(?:曰|[》、]|兵)/, readings: 'sun1 zi3' },
  ],
  妻子: [{ right: /^(?:老小|儿女|离散)/, readings: 'qi1 zi3' }],
  恶心: [{ right: /^(?![肠意术])/, readings: 'e3 xin1' }],
  天都: [{ right: /^[黑亮快晚塌]/, readings: 'tian1 dou1' }],
  多少: [
    { left: /没有?$/, readings: 'duo1 shao3' },
    { right: /^(?:有[些点]|还是|总|也|都|会有)/, readings: 'duo1 shao3' },
  ],
  告诉: [{ right: /^才处理/, readings: 'gao4 su4' }],
  倾倒: [{ right: /^[垃废污液水工]/, readings: 'qing1 dao4' }],
  为人: [
    { right: /^所/, readings: 'wei2 ren2' },
    { left: /[因能肯要愿]$/, readings: 'wei4 ren2' },
    { right: /^(?:民[^，。]{0,6}服务|作嫁)/, readings: 'wei4 ren2' },
  ],
}

/** The usual syllables of a folded word, as `pian2 yi5`; null if no list has it. */
export const usualReading = (word: string): string | null => usual.get(word) ?? null

/** The syllables of a folded word between `left` and `right`; null if they do not decide. */
export function readingAmong(word: string, left: string, right: string): readonly string[] | null {
  const found = around[word]?.find(
    each => (each.left?.test(left) ?? true) && (each.right?.test(right) ?? true),
  )
  return found ? found.readings.split(' ') : null
}

/**
 * Words that neither CC-CEDICT nor jieba's list has, so that a text is divided at them: given names
 * by which known persons are called, and a list that we wrote. They are never shown as entries.
 */
import { isNeverLast, isSurname } from '#domain/words/name-score'
import type { CedictEntry, ListedWord } from './word-sources.ts'

/** As often as jieba's list has its rare words. */
const [givenCount, ownCount] = [3, 40]

const own = `
公序良俗 显失公平 代位权 质权人 主物 从物 提存 保理 地役权人 居住权人 抵押权人 抵押人 出质人 承揽人 定作人 保管人 寄存人 委托人 受托人
受要约人 要约人 承诺人 债务人 债权人 保证人 被保险人 投保人 监护人 被监护人 继承人 受遗赠人 遗嘱人 侵权人 被侵权人 网络用户 意思表示
家人们 打工人 工具人 显眼包 破防 躺平 内卷 社死 凡尔赛 摆烂 嘴替 天花板级 神仙打架 真香 上头 种草 拔草 打卡 带节奏 蹭热度 塌房
大数据 云计算 大模型 预训练 微调 参数量 数据集 神经网络 深度学习 机器学习 开源 算力 词向量 注意力 准确率 召回率 泛化
捷运站 便当 悠游卡 里长 县市 院会 立委 造势 选战 国中 国小 健保 发夹弯
恁地 恁的 则个 兀自 兀那 洒家 小可 却才 端的 便了 恁般 这厮 那厮 唱喏 剪拂 管待 不争 遮莫 争奈 怎生 直恁 撺掇 央及 打火 歇息 吃酒 筛酒
太太们 奶奶们 姑娘们 丫头们 婆子们 老嬷嬷 小厮们 姐儿 哥儿 二爷 三爷 宝二爷 琏二爷 林妹妹 宝姐姐 宝姑娘 林姑娘 平儿 袭人 晴雯 麝月 紫鹃
英莲 妙玉 惜春 巧姐 司棋 玉钏 莺儿 芳官 龄官 焦大 赖大 可卿 潇湘馆 蘅芜苑 栊翠庵 大荒山
花荣 晁盖 时迁 张顺 韩遂 于吉 都头 押司 节级 差拨 曾头市 典韦 于禁 何进 玄德 云长 翼德 子龙 汉升 伯约 士元 奉先 汜水关 虎牢关 五丈原 女儿国 五行山
平原君 春申君 豫让 专诸 要离 灌婴 子夏 冉有 子游 子张 宰我 伯夷 叔齐 少正卯 惠子 轮扁 匠石 濠梁 鸿门 丰邑 祥子 虎妞 未庄 阿Q
元宇宙 三孩 破圈 表情包 颗粒度 放管服 双循环 碳达峰 健康码 短视频 三读 停班 停课 台铁 里民
`

export function moreWords(
  entries: readonly CedictEntry[],
  listed: readonly ListedWord[],
): readonly ListedWord[] {
  const known = new Set([
    ...entries.map(({ simplified }) => simplified),
    ...entries.map(({ traditional }) => traditional),
    ...listed.map(({ word }) => word),
  ])
  const more = [
    ...own
      .trim()
      .split(/\s+/)
      .map(word => ({ word, count: ownCount, tag: 'n' })),
    ...entries.flatMap(givenNameOf).map(word => ({ word, count: givenCount, tag: 'nr' })),
  ]
  return more.filter(({ word }) => word.length > 1 && !known.has(word))
}

const person = /\(.*\d{2,4}|character in|heroine|protagonist/
/** The ends of what is no given name: 周文王, 宋徽宗, and the beginnings of what is a phrase. */
const noGiven = /^[之不非可其无大中]|[宗祖王帝公皇侯子之部市语人]$/

/** 黛玉 of 林黛玉: the given name of a person of whom an entry says who it is. */
function givenNameOf({ simplified, pinyin, senses }: CedictEntry): readonly string[] {
  const isPerson =
    simplified.length === 3 &&
    isSurname(simplified.charAt(0)) &&
    /^[A-Z]\S* [A-Z]\S* [a-z]\S*$/.test(pinyin) &&
    person.test(senses)
  const given = simplified.slice(1)
  return isPerson && !noGiven.test(given) ? [given] : []
}

/** What follows a name of two characters in jieba's list, and is the end of hardly any. */
const laughs = '笑'
/** What follows a name as often as it ends one: 石秀道, but 李师道. */
const says = '道'

const isPersonOfThree = ({ word, tag }: ListedWord): boolean =>
  tag === 'nr' && word.length === 3 && isSurname(word.charAt(0))

const hasVerb = ({ word }: ListedWord): boolean =>
  word.endsWith(laughs) || isNeverLast(word.charCodeAt(2))

/** What is after a verb and no person: 占有者. */
const isKindOfPerson = /[者欲于将]$/

/**
 * The words of jieba's list that are a person with the verb after it, as 贾母因, and 宝钗笑, whose
 * first two characters are one of `names`. One that ends with 道 is only among them if the list has
 * the person with another verb too.
 */
export function cutWrongly(
  listed: readonly ListedWord[],
  names: ReadonlySet<string>,
): ReadonlySet<string> {
  const isCalled = ({ word, tag }: ListedWord): boolean =>
    tag === 'nr' && word.length === 3 && names.has(word.slice(0, 2)) && !isKindOfPerson.test(word)
  const people = listed.filter(each => isPersonOfThree(each) || (isCalled(each) && hasVerb(each)))
  const cut = people.filter(hasVerb).map(({ word }) => word)
  const called = new Set(cut.map(word => word.slice(0, 2)))
  const spoken = people.filter(({ word }) => word.endsWith(says) && called.has(word.slice(0, 2)))
  return new Set([...cut, ...spoken.map(({ word }) => word)])
}

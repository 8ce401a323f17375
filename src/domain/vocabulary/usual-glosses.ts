/**
 * Short glosses of common words whose first sense in the dictionary is not what they mean in
 * running text: 和 is “sum” there. Written for modern and older prose; the words are folded, and a
 * word with several readings has glosses for one of them.
 */
import type { DictionaryEntry, WordRange } from '../words/word.ts'
import { shortGlosses } from './short-gloss.ts'

const written = `
和 he2 and/with; 与 yu3 and/with; 及 and/reach; 或 or/perhaps; 而 and/but; 且 moreover/also
但 but/only; 却 but/yet; 则 then/but; 便 bian4 then/just; 就 then/with regard to
即 namely/at once; 乃 then/is; 遂 then/so; 故 therefore/so; 然 so/but; 若 if/like; 如 like/if
虽 although; 以 with/in order to; 因 because/cause; 于 at/in/than; 在 at/in/be at
从 from/follow; 自 from/self; 由 by/from; 向 toward; 对 toward/right; 对于 regarding; 关于 about
把 [object]/grasp; 将 jiang1 will/[object]/take; 被 by/[passive]; 给 gei3 give/for; 让 let/by
使 cause/send; 令 cause/order; 教 jiao4 let/teach; 叫 call/have; 为 wei2 be/as; 为 wei4 for
是 is/are; 有 have/there is; 无 without/not have; 非 not/is not; 未 not yet; 莫 do not/none
勿 do not; 休 do not/rest; 须 must/need; 必 must/certainly; 可 can/may; 能 can/able
会 hui4 will/can; 应 ying1 should; 当 dang1 when/should/serve as; 该 should/that
要 yao4 want/will/must; 得 de2 get; 得 dei3 must; 得 de5 [degree]; 的 de5 of/'s; 地 de5 -ly
之 's/it/of; 了 le5 [done]; 着 zhe5 -ing; 过 guo5 [ever]; 过 guo4 pass/cross; 者 one who
所 that which/place; 其 its/his/that; 此 this; 彼 that/those; 这 this; 那 that/then; 吾 I/my
余 I/surplus; 汝 you; 尔 you/so; 某 a certain/I; 何 what/why; 岂 how could; 孰 who; 焉 there/how
耳 only/ear; 矣 [final]; 乎 [question]/at; 哉 [exclaim]; 也 also/[final]; 亦 also; 皆 all
俱 all; 都 dou1 all; 只 zhi3 only; 只 zhi1 [measure]; 才 only then/talent; 再 again/then
又 again/also; 还 hai2 still/also; 还 huan2 return; 已 already; 方 then/square/side
正 zheng4 just/right; 曾 ceng2 once; 尚 still; 更 geng4 more; 最 most; 太 too; 很 very
甚 very/what; 不 not; 没 mei2 not/have no; 曰 say; 道 say/way; 云 say/cloud; 时 time/when
中 zhong1 in/middle; 上 shang4 on/up; 下 xia4 under/down; 里 in/mile; 外 outside; 内 inside
间 jian1 between/room; 前 before/front; 后 after/back; 等 and so on/wait; 个 ge4 [measure]
些 some; 每 every; 各 each; 几 ji3 how many/some; 诸 all/various; 众 crowd/all; 来 come; 去 go
出 go out; 入 enter; 见 see; 化 hua4 -ize/change; 性 -ness/nature; 同 together/same
共 together/total; 并 and/at all; 年 year; 成 become/into; 本 this/root; 号 hao4 number/date
着 zhao2 touch/[done]; 跟 with/follow; 约 yue1 about/agree; 像 like/resemble
省 sheng3 province/save; 起 rise/up; 起来 up/begin to; 出来 out; 下来 down; 下去 down/go on
过来 over; 过去 past/go over; 打 da3 hit; 较 relatively/compare; 比 bi3 than/compare
作 zuo4 do/as; 作为 as; 元 yuan/first; 呢 ne5 and?/[ongoing]; 吧 ba5 [suggest]; 啊 a5 ah
吗 ma5 [question]; 么 me5 [question]; 呀 ah; 啦 la5 [done]; 开 open/drive; 活动 activity/move
名 name/[person]; 属 shu3 belong to/kind; 带 bring/belt; 称 cheng1 call
管理 manage/administration; 组织 organization/organize; 一般 ordinary/same; 点 point/o'clock
教育 education/educate; 机关 office/organ; 段 section; 作用 effect/function; 倒 dao4 but/pour
倒 dao3 fall; 派 faction/send; 第 [ordinal]; 行 xing2 go/do/all right; 行 hang2 row/trade
干 gan4 do; 干 gan1 dry; 按 according to/press; 种 zhong3 kind; 种 zhong4 plant; 组成 make up
经 through/classic; 说道 say; 子 zi3 son/[suffix]; 机构 institution/organization
特别 especially/special; 目前 at present; 运动 movement/sport; 革命 revolution; 不过 only/but
任 ren4 appoint/any; 原 former/original; 发 fa1 send out/issue; 台 tai2 platform
往 toward/go; 群众 the masses; 钱 money; 一起 together; 位 [person]/position; 准备 prepare
分别 separately/part; 完全 completely; 提供 provide; 比较 relatively/compare; 经过 through/after
表现 show/performance; 觉得 feel/think; 越 the more/exceed; 除 except/remove; 不断 constantly
主 main/host; 儿 er2 child/[suffix]; 先生 Mr/teacher; 咱们 we; 建筑 building; 形式 form
心中 in one's heart; 报 report/newspaper; 朝 chao2 toward/dynasty; 期间 during/period
面 face/side; 一下 a bit/once; 利用 use/exploit; 别 bie2 do not/leave; 反 instead/contrary
成立 found/set up; 指 point/refer to; 水平 level; 部 part/ministry; 人大 People's Congress
分布 be distributed; 仅 only; 剑 sword; 哪 which; 平 level/flat; 当然 of course; 条 [long]/strip
电 electricity; 花 hua1 flower/spend; 设计 design; 重大 major; 队 team; 丰富 rich/enrich
加 add/plus; 场 chang3 place/scene; 岁 year old; 左右 about/left and right
府 mansion/prefecture; 望 look/hope; 热 hot; 穿 wear/pierce; 管 manage/tube; 置 place/set
不到 less than/not reach; 交通 transport; 亲 qin1 in person/kin; 传 chuan2 pass on
传 zhuan4 biography; 告诉 tell; 心里 in one's heart; 意见 opinion/idea; 支持 support; 收入 income
明白 understand/clear; 数 shu4 number/several; 数 shu3 count; 竟 actually/in the end
进一步 further; 镇 town/press down; 刚 just now/hard; 合 together/[bout]; 尽 jin4 exhaust/all
尽 jin3 as much as; 提 ti2 raise/mention; 系 xi4 be/system; 系 ji4 tie; 背 bei4 back
背 bei1 carry; 量 liang4 amount; 量 liang2 measure; 郡 commandery; 呈 show/present
安 peace/safe; 汉 Han/man; 罢 finish/enough; 项 item/neck; 首 head/first; 乱 disorder/rashly
周 week/round; 率 lü4 rate; 率 shuai4 lead; 掉 fall/off; 现 now/appear; 股 share/[gust]
林 woods; 龙 dragon; 兼 and also/double; 似 seem/like; 形 shape; 忽 suddenly; 画 picture/paint
线 line/thread; 调 diao4 transfer; 调 tiao2 adjust; 辖 govern; 产 produce/property
关 close/pass; 刺 pierce/thorn; 含 contain; 实 real/solid; 差 cha4 lack/poor
差 cha1 difference; 差 chai1 send; 归 return/belong to; 机 machine/chance; 理 reason/heed
科 section/branch; 装 install/load/pretend; 论 lun4 discuss/theory; 领 lead/collar
世 world/age; 京 capital; 代 generation/in place of; 件 [item]; 克 overcome/gram
团 group/round; 块 piece/yuan; 复 again/restore; 封 seal/[letter]; 交 hand over/cross
修 repair/build; 具 tool/have; 列 list/row; 单 dan1 single; 员 member/person; 善 good/kind
届 session; 怪 strange/blame; 抢 snatch/rob; 楼 building/floor; 片 [slice]/piece
考 test/examine; 表 table/surface; 解 jie3 untie/explain; 降 jiang4 drop; 降 xiang2 surrender
集 gather/collection; 区 district; 占 occupy/make up; 市 city/market; 家 home/[expert]
总 general/always; 站 station/stand; 连 even/link; 声 sound/voice; 定 fix/certain; 设 set up
旅游 travel/tourism; 米 meter/rice; 话 words/speech; 领导 leader/lead; 副 vice-/[pair]; 老 old
生活 life/live; 达 reach; 先 first; 受 receive/suffer; 回 return/[time]; 处 chu4 place/office
处 chu3 deal with; 全 whole/all; 另 another; 快 fast/soon; 不会 will not; 仍 still
据 according to; 表示 express/show; 分 fen1 divide/minute; 分 fen4 part/share
文明 civilization/civilized; 服务 service/serve; 建设 construction/build; 开放 open/opening up
架构 architecture/framework; 数字 digital/number; 犯罪 crime/commit a crime; 推进 advance
打击 strike/crack down; 相关 related; 合作 cooperation/cooperate; 交流 exchange
通信 communication; 主张 position/advocate; 关键 key/crux; 押 escort/detain/pawn
执 hold/carry out; 鉴 mirror/learn from; 包 wrap/bag; 抱 hug/hold; 教 jiao1 teach; 恁 so/such
厮 rogue/each other; 怎 how; 恐 fear/perhaps; 讨 ask for/demand; 与 yu4 take part in; 兀 that
前景 prospect; 包容 inclusive/tolerate; 组 zu3 group; 先后 successively; 通过 pass/through
字 character/[courtesy name]; 足 zu2 enough/foot; 料 expect/material; 径 directly/path
礼 rite/gift; 耶 [question]; 报告 report; 金砖 gold brick/bullion; 移动 mobile/move
`

/** The glosses of a word, by its reading without spaces; '' for any reading. */
const usual: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> = read(written)

function read(lines: string) {
  const found = new Map<string, Map<string, readonly string[]>>()
  for (const one of lines.trim().split(/;\s|\n/)) {
    const [, word = '', reading = '', glosses = ''] =
      /^(\S+)(?: ([a-zü]+[1-5]))? (.+)$/.exec(one) ?? []
    const there = found.get(word) ?? new Map<string, readonly string[]>()
    found.set(word, there.set(reading, glosses.split('/')))
  }
  return found
}

/** Words that have other glosses if one of these is near. */
const near: Readonly<Record<string, { readonly others: RegExp; readonly glosses: string[] }>> = {
  金砖: {
    others: /国家|[四五十]国|各国|成员国|峰会|会晤|领导人|机制|合作|开发银行|扩员/,
    glosses: ['BRICS', 'gold brick'],
  },
}

/** How many UTF-16 code units before and after a word are near. */
const nearUnits = 12

/** The glosses that a folded word has because of the folded text around it; null if none. */
export function glossesAmong(folded: string, { start, end }: WordRange): readonly string[] | null {
  const found = near[folded.slice(start, end)]
  const around = () => folded.slice(Math.max(0, start - nearUnits), end + nearUnits)
  return found?.others.test(around()) ? found.glosses : null
}

/** The usual short glosses of a folded word that is read so; none if the dictionary's will do. */
export function usualGlosses(word: string, syllables: readonly string[]): readonly string[] {
  const there = usual.get(word)
  return there?.get(syllables.join(' ')) ?? there?.get('') ?? []
}

/** What an entry most often means, in a word or two; '' if it only mentions other words. */
export function likeliestRendering({
  simplified,
  pinyin,
  senses,
}: Pick<DictionaryEntry, 'simplified' | 'pinyin' | 'senses'>): string {
  const usual = usualGlosses(
    simplified,
    pinyin.map(syllable => syllable.toLowerCase()),
  )
  // Those in brackets say what a word does and not what it means.
  return usual.find(gloss => !gloss.startsWith('[')) ?? shortGlosses(senses)[0] ?? ''
}

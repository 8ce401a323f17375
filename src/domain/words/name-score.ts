/** The names of persons: which characters are surnames, and how scores are stored. */

/** Scores are stored in steps of 1/512. */
export const nameScoreSteps = 512

/** Stored for a character that is never used so. */
export const noName = -32768

const surnames = new Set(
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐' +
    '费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁' +
    '杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇' +
    '邢裴陆荣翁荀羊惠甄曲家封储靳段富巫乌焦巴弓牧山谷车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司韶黎溥印宿白怀蒲从索赖' +
    '卓蔺屠蒙池乔阴能苍双闻莘党翟谭贡劳申扶堵冉宰雍桑桂牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终居衡步' +
    '都耿满弘匡国文寇广禄阙东欧利师巩聂关荆游竺权盖益桓公佘佟肖覃练闫涂付代展',
)

const doubleSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 ' +
    '仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 令狐 轩辕 百里 呼延 东郭 南门 西门 拓跋'
  ).split(' '),
)

/** Surnames that are far more often another word, as a preposition or an adverb. */
const doubtful = unitsOf('从别满连都时权司终能公国双强常明全利通步向那应付闻')
/** Surnames that are often another word; with a single character after it, mostly that word. */
const doubtfulBeforeOne = unitsOf('于方何齐安解盖平成边路文东水宿荣云山')

/** What follows a name and is never the end of one: jieba's list has 贾母因 as a person. */
const neverLast = unitsOf(
  '便又也就却因已还都遂皆亦乃在是的了着过说问听把被对从去见忙等再只虽急拜想看送叫请往吃坐死叹骂喝答劝拿走跑站躺打推哭怒慌' +
    '很不没吗呢吧啊呀曰谓讲喊告引领到入要给与以而于自即既者此所将指杀斩逃败追降欲遣' +
    '命率破攻围奔骑捉撞扯搭唤射押读我你他她它',
)

/** Double surnames that are offices, so that a surname after them begins a name: 司徒王允. */
const offices = new Set('司马 司徒 司空 司寇 太史'.split(' '))

/** What asks in older prose or says that something has been, and begins no name. */
const noBeginnings = new Set(
  '安能 安得 安敢 安可 安忍 安知 安足 何能 何敢 何足 何须 曾闻 曾见 曾有 曾无 曾为'.split(' '),
)

/** Two characters before which a name is likely: 总理, and the end of 董事长. */
const titles = new Set(
  (
    '总理 主席 总统 首相 部长 书记 教授 作家 局长 市长 省长 县长 区长 院长 校长 少将 上将 中将 大将 元帅 将军 司令 令员 导演 演员 ' +
    '歌手 记者 博士 医生 律师 诗人 画家 学者 专家 主任 经理 事长 总裁 总监 委员 议员 院士 究员 秘书 书长 大使 外长 队长 团长 连长 班长 ' +
    '排长 营长 旅长 师长 军长 科长 处长 厅长 镇长 乡长 村长 站长 所长 会长 社长 编剧 教练 选手 法官 警官 干部 嫌犯 犯人 被告 原告'
  ).split(' '),
)

/** The UTF-16 code units of `characters`. */
export function unitsOf(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, each => each.charCodeAt(0)))
}

/** How doubtful it is that a folded surname is one: 0, 1 before a single character, or 2. */
export const doubtOf = (unit: number): 0 | 1 | 2 =>
  doubtful.has(unit) ? 2 : doubtfulBeforeOne.has(unit) ? 1 : 0

/** Whether no name of a person ends with a folded character. */
export const isNeverLast = (unit: number): boolean => neverLast.has(unit)

/** Whether no name begins with two folded characters, the first of which is a surname. */
export const isNoBeginning = (characters: string): boolean => noBeginnings.has(characters)

/** Whether two folded characters are an office more often than a double surname. */
export const isOffice = (characters: string): boolean => offices.has(characters)

/** Whether two folded characters are a title after which a name is likely. */
export const isTitle = (characters: string): boolean => titles.has(characters)

/** Whether a folded character is a surname. */
export const isSurname = (character: string): boolean => surnames.has(character)

const doubleBeginnings = unitsOf(Array.from(doubleSurnames, ([first]) => first).join(''))

/** Whether a folded unit is the first of a surname of two characters. */
export const beginsDoubleSurname = (unit: number): boolean => doubleBeginnings.has(unit)

/** Whether two folded characters are a surname together. */
export const isDoubleSurname = (characters: string): boolean => doubleSurnames.has(characters)

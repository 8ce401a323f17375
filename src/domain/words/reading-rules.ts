/**
 * Characters whose reading is decided by grammar and not by vocabulary. The rules are for such a
 * character outside a word of the dictionary, in folded text.
 */

/** A character with its neighbours; an empty string beyond the ends of the text. */
export interface Surroundings {
  readonly before2: string
  readonly before: string
  readonly after: string
  /** Some twelve characters before it and after it. */
  readonly left: string
  readonly right: string
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

/** 为 after a word that makes something into another, and after one that leads to what it is for. */
const becomes = '定认称视列改分命选任级名誉封拜译作化变成设立评尊奉约合转换写读降升编做'
const adverbs = '除便专特只且并又再'
const beginsSentence = /^[。！？；\s]?$/
const forWhat =
  /^(?:维护|保护|保障|实现|促进|推动|加强|提高|防止|避免|确保|满足|适应|纪念|庆祝|争取|解决|落实|贯彻|履行|制定|研制|使用|依法)/
const forWhom =
  /^(?:[我你您他她它其](?!所)|自己|大家|人民[^为]|国家|[^，。；：、]{1,8}(?:服务|着想|起见|提供|创造|奠定|作出|做出|安排|办理|解决|制定|建立|实施|注入|带来|增添|开辟|指明|准备|担心|高兴|骄傲|自豪|而))/

function ruleOfFor({ before, left, right }: Surroundings): string | null {
  if (beginsSentence.test(before) || forWhat.test(right) || forWhom.test(right)) return 'wei4'
  const isPassive = /^[^，。；：、]{1,5}所[^有以在属]/.test(right)
  const isMade = /以[^，。；：、]{1,8}$/.test(left) || isOneOf(becomes, before)
  if (isPassive || isMade) return 'wei2'
  return isOneOf(adverbs, before) || left.endsWith('应当') ? 'wei4' : null
}

const degrees = '很太真最更么多样又够较'

function ruleOfLongAndGrow({ before, after, right, isWord }: Surroundings): string | null {
  // 关云长
  if (!isWord) return before === '云' ? 'chang2' : null
  if (isOneOf(degrees, before)) return isOneOf('大高出成得', after) ? null : 'chang2'
  // 路长得很 is long, and so is what has a length.
  if (/^得(?:很(?![\u3400-\u9fff])|多|要|没|吓|惊)/.test(right) || isOneOf('尺丈米里寸', before))
    return null
  const isSoGrown = /^[这那][么样][大高胖]/.test(right)
  return isSoGrown || isOneOf('得高出成满胖着', after) ? 'zhang3' : null
}

function ruleOfKindAndPlant({ before, after, right, isWord }: Surroundings): string | null {
  // A family of generals: 老种经略相公, 种师道.
  if (/^(?:经略|师道|师中)/.test(right)) return 'chong2'
  const isPlanted = isOneOf('了着过下上树花菜田麦稻瓜豆粮棉玉庄地草果茶', after)
  const isKind = isOneOf(`${digits}这那各每哪何某此多`, before)
  const isLast = isHan(before) && !isOneOf('个属亚品变新', before) && /^[。，；！？]/.test(right)
  return isWord && (isPlanted || isLast) && !isKind ? 'zhong4' : null
}

const rules: Readonly<Record<string, Rule>> = {
  地: ({ before2, before, after, isWord, followsIdiom }) => {
    if (!isWord) return null
    if (followsIdiom) return 'de5'
    const isAdverb = isHan(before2) && isHan(before) && before !== '的' && isHan(after)
    return isAdverb && !isOneOf('上下里中方点区位面球', after) ? 'de5' : null
  },
  得: ({ before, after, isWord }) => {
    if (!isWord) return null
    const mustFollow = isOneOf('却仍我你他她它您咱们谁都还就也又总可非只必', before)
    const isGained = isOneOf('个了到过着以的病奖癌第', after)
    if (mustFollow && isGained) return 'de2'
    if (mustFollow || !isHan(before)) return isHan(after) && !isGained ? 'dei3' : null
    return isHan(after) ? 'de5' : null
  },
  为: around => (around.isWord ? ruleOfFor(around) : null),
  更: ({ before, isWord }) => (isWord && isOneOf('一二三四五初', before) ? 'geng1' : null),
  了: ({ before2, before, after }) => {
    // 临了, at the last
    if (before === '临' && isOneOf('却还也，,才又', after)) return 'liao3'
    const isPossible = before === '不' && isHan(before2)
    return isPossible || (before === '得' && before2 === '不') ? 'liao3' : null
  },
  过: ({ before2, before, after }) => {
    if (before === '得' && isOneOf('获取赢懂觉记晓值舍', before2)) return 'guo5'
    const isExperience =
      isHan(before) &&
      !isOneOf(
        '已刚正将未必亦遂而乃即既便才只可能该走跑飞穿跨越渡绕掠转度经路超通难错不的地得天年月日夜间里中们我你他她它也都就又再怎样',
        before,
      )
    return isExperience && !/[去来头程河江海年节桥完得]/.test(after || '去') ? 'guo5' : null
  },
  教: ({ after, isWord }) => (isWord && isHan(after) ? 'jiao1' : null),
  差: ({ after, isWord }) => {
    if (after === '拨' || (isWord && isOneOf('人使遣役', after))) return 'chai1'
    const isLacking = !isHan(after) || isOneOf('一二两三四五六七八九十几半不点得很了', after)
    return isWord && isLacking ? 'cha4' : null
  },
  没: ({ after, isWord }) => (isWord && isHan(after) ? 'mei2' : null),
  待: ({ after, isWord }) => (isWord && isOneOf('在着了多一几', after) ? 'dai1' : null),
  只: ({ before, after, isWord }) => {
    if (isOneOf(`${digits}百千万这那每半哪多余`, before) || after === '只' || before === '只')
      return 'zhi1'
    return isWord && isHan(before) && isHan(after) ? 'zhi3' : null
  },
  好: ({ after, right, isWord }) =>
    isWord ? (after === '之' || right.startsWith('面子') ? 'hao4' : 'hao3') : null,
  长: ruleOfLongAndGrow,
  种: ruleOfKindAndPlant,
  还: ({ before, right, after, isWord }) => {
    if (!isWord) return null
    // 千里江陵一日还: nothing follows that it could be the adverb of.
    if (isHan(before) && /^[。，；！？、]/.test(after)) return 'huan2'
    const isGivenBack =
      isOneOf('钱债款', after) ||
      /^书(?![写面法中里])/.test(right) ||
      isOneOf('催归偿退送奉', before) ||
      /^(?:了(?!得)|给|[贷欠借]款|本付息|[我你他她您咱]们?的?(?:钱|书|债|命|清白|公道))/.test(right)
    return isGivenBack ? 'huan2' : null
  },
  调: ({ right, isWord }) => (isWord && /^(?:一[下调]|[高低大小])/.test(right) ? 'tiao2' : null),
  着: ({ before2, before, right, isWord }) => {
    const isReached =
      isOneOf('不得', before) && isOneOf('睡找够摸用见买猜点逮抓捉碰遇吃喝打怪数挨捞沾', before2)
    const isAflame = /^了(?![不解却结])/.test(right) || isOneOf('火灯', before)
    return isWord && (isReached || isAflame) ? 'zhao2' : null
  },
  量: ({ before2, before, after, isWord }) => {
    const isMeasured = isOneOf('一了着过出', after) || (before === '一' && before2 === '量')
    return isWord && isMeasured ? 'liang2' : null
  },
  系: ({ after, isWord }) => (isWord && isOneOf('鞋领扣裤腰绳紧牢', after) ? 'ji4' : null),
  数: ({ before, after, right, isWord }) => {
    const isMost = /^[我你他她它谁][^，。；！？]{0,4}最/.test(right)
    const isCounted =
      isOneOf('了一着', after) || before === '了' || isMost || /^[得不]?清/.test(right)
    return isWord && isCounted ? 'shu3' : null
  },
  空: ({ before, after, isWord }) => {
    const isTime = before === '没' && isOneOf('跟和陪理去来听看管做搭', after)
    return isTime || (isWord && isOneOf('没有得抽', before) && !isHan(after)) ? 'kong4' : null
  },
  背: ({ right, isWord }) =>
    isWord && /^(?:[起上](?!书|课|诗|词|单)|了?[一两几][个只袋捆筐包])/.test(right) ? 'bei1' : null,
  重: ({ after }) => (isOneOf('说写来做建修返读看抄', after) ? 'chong2' : null),
  应: ({ after, isWord }) => (isWord && isOneOf('了声道', after) ? 'ying4' : null),
  处: ({ after, right, isWord }) => {
    const isSentenced =
      /^(?:[0-9一二三四五六七八九十]+(?:年|个?月|日)|拘[役留]|管制|罚[金款]|死刑|[无有]期|警告)/.test(
        right,
      )
    return after === '以' || (isWord && isSentenced) ? 'chu3' : null
  },
  场: ({ before, right }) => {
    // What goes on for some time, not what is watched.
    const goesOn = /^(?:[大小暴春秋]?[雨雪风火病梦旱]|空|灾|祸|浩劫|噩梦|官司|[大混恶]战|厮杀)/
    return isOneOf(`${digits}这那每`, before) && goesOn.test(right) ? 'chang2' : null
  },
  纶: ({ after }) => (after === '巾' ? 'guan1' : null),
  薄: ({ before, after }) => (before === '薄' || after === '薄' ? 'bao2' : null),
  和: ({ before, right, isWord }) =>
    isWord &&
    /^(?:[，。；、：]|[先来去会在要])?$/.test(before) &&
    /^面(?:的?时|[，。、得要])/.test(right)
      ? 'huo2'
      : null,
  觉: ({ left }) => (/睡[^，。；！？]{0,4}$/.test(left) ? 'jiao4' : null),
  转: ({ left, right, isWord }) =>
    isWord && (/[绕围][^，。；！？]{1,6}$/.test(left) || /^个不[停住]/.test(right))
      ? 'zhuan4'
      : null,
  说: ({ before, after }) => (before === '亦' && after === '乎' ? 'yue4' : null),
  知: ({ before, right }) =>
    beginsSentence.test(before) && /^者[乐动不]/.test(right) ? 'zhi4' : null,
  掖: ({ after }) => (isOneOf('了着在好进起紧一', after) ? 'ye1' : null),
  朝: ({ before, right, isWord }) => {
    if (!isWord) return null
    const isMorning =
      beginsSentence.test(before) && /^(?:[辞发闻饮]|[^，。]{1,6}[暮夕晚])/.test(right)
    return isMorning ? 'zhao1' : null
  },
  少: ({ before, right }) =>
    beginsSentence.test(before) && /^(?:小离|小时|壮|而好|而不)/.test(right) ? 'shao4' : null,
  将: ({ before, after, right, isWord }) => {
    if (right.startsWith('进酒')) return 'qiang1'
    const isGeneral =
      isOneOf('良名老猛勇骁败降宿悍裨偏副诸众爱战汉秦楚赵齐燕魏吴蜀敌番辽', before) &&
      (!isHan(after) || isOneOf('也者皆曰道见听闻都各之', after))
    return isWord && (isGeneral || /^兵(?![器力员])/.test(right)) ? 'jiang4' : null
  },
  落: ({ left, after, isWord }) =>
    isWord && /[把将][^，。；！？]{1,6}$/.test(left) && isOneOf('在了下', after) ? 'la4' : null,
  卡: ({ after, isWord }) => (isWord && isOneOf('住在', after) ? 'qia3' : null),
  看: ({ right, isWord }) =>
    isWord && /^(?:[大家]?门的|孩子|仓库|庄稼|果园|瓜)/.test(right) ? 'kan1' : null,
  色: ({ before }) => (isOneOf('掉褪', before) ? 'shai3' : null),
  盛: ({ after, isWord }) => (isWord && isOneOf('一了着饭汤粥水满上在两', after) ? 'cheng2' : null),
  扎: ({ right, isWord }) =>
    isWord &&
    /^(?:[了着成个起]{0,2}[一两根条个]{0,2}[小大红]?(?:马尾)?(?:[辫髻]|马尾|蝴蝶结|头[巾绳发]|绷带|腰带))/.test(
      right,
    )
      ? 'za1'
      : null,
  缝: ({ before, after, isWord }) =>
    isWord && isOneOf('道条裂门墙石地牙云', before) && !isOneOf('了着好补', after) ? 'feng4' : null,
  冲: ({ before, after, isWord }) =>
    isWord && isOneOf('很太真挺', before) && !isHan(after) ? 'chong4' : null,
  泡: ({ after }) => (isOneOf('尿屎', after) ? 'pao1' : null),
  晃: ({ after }) => (isOneOf('眼', after) ? 'huang3' : null),
  钉: ({ after, isWord }) => (isWord && isOneOf('扣了着上在住钉', after) ? 'ding4' : null),
  呛: ({ right, isWord }) => (isWord && /^(?:了?[一几]?口?水)/.test(right) ? 'qiang1' : null),
  行: ({ before }) => (isOneOf(digits, before) ? 'hang2' : null),
}

/** The reading that the rules give the folded `character`; null if they say nothing. */
export const ruledReading = (character: string, around: () => Surroundings): string | null =>
  rules[character]?.(around()) ?? null

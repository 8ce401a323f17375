/**
 * The readings of Chinese characters in pinyin without tones, by which a reader who types Latin
 * letters finds words: zy and ziyou are 自由. The ü of 女 is a v, as in input methods.
 */

/**
 * Each syllable with the first character, in the engine's pinyin order, that is read so. The order
 * knows the usual reading of every character, so that no dictionary is needed.
 */
const firsts = `
a吖 ai哎 an安 ang肮 ao凹 ba丷 bai紦 ban扳 bang邦 bao勹 bei卑 ben奔 beng獖 bi屄 bian边 biao灬
bie憋 bin汃 bing氞 bo癶 bu峬 ca簿 cai囃 can参 cang仓 cao撡 ce艹 cen嵾 ceng曽 cha叉 chai芆
chan辿 chang伥 chao蟐 che车 chen抻 cheng阷 chi吃 chong充 chou抽 chu出 chuai橻 chuan巛
chuang刅 chui吹 chun旾 chuo逴 ci呲 cong匆 cou凑 cu粗 cuan汆 cui崔 cun乼 cuo搓 da咑 dai呆
dan鮘 dang当 dao刀 de嘚 den扥 deng灯 di氐 dia嗲 dian敁 diao刁 die爹 ding丁 diu丟 dong东 dou吺
du厾 duan耑 dui垖 dun吨 duo多 e妸 ei诶 en奀 eng鞥 er儿 fa发 fan帆 fang匚 fei飞 fen分 feng丰
fo覅 fou紑 fu夫 ga旮 gai侅 gan甘 gang冈 gao皋 ge戈 gei给 gen根 geng刯 gong工 gou勾 gu估 gua瓜
guai乖 guan关 guang光 gui撗 gun丨 guo呙 ha哈 hai咍 han嚡 hang夯 hao茠 he诃 hei黒 hen拫 heng亨
hong噷 hou齁 hu乎 hua花 huai怀 huan欢 huang巟 hui灰 hun昏 huo吙 ji丌 jia加 jian戋 jiang橺
jiao艽 jie鵤 jin巾 jing坕 jiong燝 jiu丩 ju凥 juan爠 jue噘 jun军 ka咔 kai开 kan刊 kang忼 kao尻
ke匼 kei剋 ken肎 keng劥 kong空 kou抠 ku扝 kua夸 kuai蒯 kuan宽 kuang匡 kui亏 kun鑎 kuo尡 la垃
lai来 lan兰 lang啷 lao唥 le仂 lei雷 leng嘞 li哩 lia俩 lian倆 liang良 liao煷 lie毟 lin拎
ling伶 liu瀮 long囖 lou瞜 lu噜 lv驴 luan娈 lve掠 lun擽 luo啰 m呣 ma妈 mai埋 man嫚 mang牤 mao猫
me嚒 mei癦 men椚 meng擝 mi咪 mian宀 miao喵 mie乜 min民 ming名 miu谬 mo摸 mou怽 mu毪 na縸 nai腉
nan囡 nang囔 nao孬 ne疒 nei娞 nen恁 neng能 ng嗯 ni妮 nian拈 niang娘 niao鸟 nie捏 nin囜 ning宁
niu妞 nong农 nou羺 nu譳 nv女 nuan奻 nve疟 nuo黁 o喔 ou讴 pa妑 pai拍 pan眅 pang乓 pao抛 pei呸
pen喷 peng匉 pi丕 pian囨 piao剽 pie氕 pin姘 ping乒 po蘋 pou桲 pu仆 qi巬 qia掐 qian千 qiang呛
qiao悄 qie苆 qin亲 qing靑 qiong卭 qiu丘 qu区 quan迲 que炔 qun夋 ran呥 rang穣 rao娆 re惹 ren人
reng扔 ri日 rong戎 rou厹 ru邚 ruan挼 rui婑 run瞤 ruo捼 sa仨 sai虄 san三 sang橵 sao掻 se閪
sen森 seng僧 sha杀 shai繌 shan山 shang伤 shao弰 she奢 shen谁 sheng升 shi尸 shou収 shu书
shua刷 shuai衰 shuan闩 shuang双 shui脽 shun吮 shuo说 si厶 song忪 sou凁 su苏 suan狻 sui夊
sun孙 suo唆 ta他 tai囼 tan粏 tang賧 tao夲 te忑 teng熥 ti剔 tian趯 tiao旫 tie螩 ting厅 tong囲
tou偷 tu綉 tuan湍 tui推 tun吞 tuo畽 wa屲 wai歪 wan弯 wang尢 wei危 wen煀 weng呚 wo挝 wu乌 xi錻
xia呷 xian仙 xiang乡 xiao灱 xie恷 xin心 xing星 xiong裄 xiu休 xu吁 xuan吅 xue削 xun坃 ya丫
yan恹 yang央 yao羪 ye鑰 yi一 yin囙 ying应 yo哟 yong佣 you优 yu蒏 yuan澚 yue曰 yun晕 za繧 zai災
zan兂 zang匨 zao傮 ze则 zei伬 zen怎 zeng譛 zha扎 zhai夈 zhan枬 zhang张 zhao佋 zhe蜇 zhen贞
zheng凧 zhi之 zhong徔 zhou州 zhu朱 zhua抓 zhuai跩 zhuan专 zhuang妆 zhui隹 zhun宒 zhuo拙
zi乲 zong宗 zou潈 zu楱 zuan钻 zui厜 zun穝 zuo嘬
`
/** Further readings of common characters. */
const further = `
耙pa 薄bo 堡pu 暴pu 辟bi 扁pian 便pian 伯bai 泊bo 卜bu 簿bu 参shen,cen 藏zang 侧ze 查zha 差chai,ci 颤zhan 长chang
厂an 朝zhao 车ju 称chen 乘sheng 澄deng 匙chi 臭xiu 传zhuan 幢zhuang 绰chao 大dai 单shan,chan 弹tan 得dei 的di
翟zhai 地di 调tiao 都du 读dou 度duo 囤tun 恶wu 番pan 佛fo 否pi 脯fu 盖ge 镐hao 革ji 蛤ge 给ji 龟jun,qiu 柜ju
呵a 核hu 和huo 合ge 貉he 虹jiang 还huan 会kuai 豁hua 稽qi 夹ga 贾gu 降xiang 见xian 将qiang 嚼jiao 脚jue 角jue
桔ju 解xie 藉jie 劲jing 景ying 颈geng 咀zui 句gou 觉jiao 浚xun 卡qia 楷jie 壳qiao 咳hai 溃hui 勒lei 乐yue,yao
肋le 俩liang 了liao 六lu 露lou 绿lu 率shuai 纶guan 落la,lao 络lao 埋man 脉mo 蔓wan 氓meng 没mo 模mu 抹ma 牟mu
哪na,nei 那nei 难nuo 呢ni 宁ning 弄long 女ru 疟yao 旁bang 胖pan 刨bao 炮bao 屏bing 迫pai 埔pu 朴piao 曝bao 瀑bao
期ji 栖xi 奇ji 齐zi 契qie,xie 铅yan 乾gan 浅jian 强jiang 鞘shao 翘qiao 茄qie 亲qing 区ou 圈juan 券xuan 雀qiao 若re
塞se,sai 色shai 莎suo 刹cha 杉sha 裳chang 省xing 盛cheng 石dan 拾she 什shi 食si 识zhi 氏zhi 熟shou 属zhu 术zhu
数shuo 谁shui 说shui,yue 伺si 似shi 宿xiu 汤shang 陶yao 提di 拓tuo 宛yuan 万mo 亡wu 尾yi 尉yu 无mo 洗xian 系ji
吓he 纤qian 巷hang 削xiao 嚣ao 校jiao 行hang,heng 畜xu 血xie 咽ye 叶xie 遗wei 殷yan 俞shu 吁yu 员yun 约yao 钥yue
咱zan 择zhai 曾zeng 轧zha 栅shan 粘nian 辗nian 折she 种chong 重chong 粥yu 著zhuo,zhe 爪zhua 转zhuai 琢zhuo
着zhuo,zhao 仔zai 综zeng 卒cu 吕lv 驴lv 旅lv 虑lv 律lv 女nv
`

interface Readings {
  readonly order: Intl.Collator
  readonly syllables: readonly string[]
  readonly first: readonly string[]
  readonly further: ReadonlyMap<string, readonly string[]>
}

// Made on first use, because the engine then loads the order of all Chinese characters.
let made: Readings | null = null
const readings = (): Readings => (made ??= makeReadings())

function makeReadings(): Readings {
  const entries = firsts.trim().split(/\s+/)
  return {
    order: new Intl.Collator('zh-u-co-pinyin'),
    syllables: entries.map(entry => entry.slice(0, -1)),
    first: entries.map(entry => entry.slice(-1)),
    further: new Map(
      further
        .trim()
        .split(/\s+/)
        .map(entry => [entry.slice(0, 1), entry.slice(1).split(',')]),
    ),
  }
}

/** Returns the readings of a character, the usual one first; none unless it is Chinese. */
export function pinyinOf(character: string): readonly string[] {
  if (!/^\p{Script=Han}$/u.test(character)) return []
  const { order, syllables, first, further: others } = readings()
  let [low, high] = [0, first.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (order.compare(first[middle] ?? '', character) <= 0) low = middle + 1
    else high = middle
  }
  const usual = syllables[low - 1]
  if (usual === undefined) return []
  return [...new Set([usual, ...(others.get(character) ?? [])])]
}

/** Readings of common characters that the dictionary does not rank, in folded text. */

/**
 * As a word by itself. The model is trained on sentences that were chosen for their rare readings,
 * so it does not know what is usual.
 */
const free = readList(`
没mei2 少shao3 累lei4 还hai2 都dou1 了le5 着zhe5 好hao3 重zhong4 种zhong3 行xing2 要yao4 会hui4 和he2 过guo4
看kan4 给gei3 教jiao1 倒dao4 干gan4 空kong1 应ying1 数shu4 难nan2 正zheng4 切qie1 称cheng1 调diao4 假jia3 散san4
相xiang1 将jiang1 转zhuan3 乐le4 降jiang4 挑tiao1 落luo4 更geng4 曲qu3 塞sai1 弹tan2 强qiang2 卷juan3 藏cang2 冲chong1
划hua4 尽jin4 晕yun1 朝chao2 泡pao4 磨mo2 系xi4 缝feng2 脏zang1 觉jue2 角jiao3 解jie3 谁shei2 载zai4 铺pu1 露lu4 鲜xian1
处chu4 上shang4 下xia4 分fen1 那na4 哪na3 吗ma5 呢ne5 吧ba5 啊a5 的de5 一yi1 不bu4 大da4 小xiao3 中zhong1 有you3 说shuo1
来lai2 去qu4 从cong2 到dao4 比bi3 让rang4 被bei4 把ba3 叫jiao4 像xiang4 太tai4 最zui4 很hen3 再zai4 又you4 也ye3 就jiu4
才cai2 却que4 但dan4 而er2 且qie3 或huo4 若ruo4 因yin1 所suo3 以yi3 于yu2 与yu3 及ji2 并bing4 其qi2 此ci3 某mou3 每mei3
各ge4 几ji3 两liang3 半ban4 只zhi3 当dang1 打da3 见jian4 得de5 地di4 长chang2 量liang2 背bei4 盛sheng4 钉ding1 吐tu3 扎zha1
折zhe2 薄bao2 血xue4 色se4 石shi2 车che1 食shi2 识shi2 宿su4 削xiao1 圈quan1 便bian4 传chuan2 创chuang4 担dan1 度du4
恶e4 发fa1 夫fu1 冠guan1 观guan1 号hao4 横heng2 划hua4 几ji3 间jian1 结jie2 禁jin4 据ju4 卡ka3 靠kao4 拉la1 凉liang2
露lu4 论lun4 蒙meng2 模mo2 宁ning2 迫po4 奇qi2 期qi1 任ren4 丧sang4 舍she3 省sheng3 胜sheng4 似si4 听ting1 同tong2 挖wa1
王wang2 鲜xian1 校xiao4 兴xing4 旋xuan2 咽yan4 饮yin3 语yu3 载zai4 占zhan4 涨zhang3 这zhe4 症zheng4 钻zuan1 作zuo4 做zuo4
汗han4 斗dou4 肚du4 旋xuan2 夹jia1 熟shu2 哩li5 衣yi1 卜bu3 骑qi2 帖tie1 擂lei2 撇pie3 喝he1 闷men4 钻zuan1 吓xia4 吁yu4 吐tu3
扇shan4 扁bian3 扛kang2 抹mo3 拗ao4 捋lü3 掺chan1 搁ge1 摸mo1 撒sa3 攒zan3 晃huang4 桥qiao2 涨zhang3 淋lin2 炸zha4
炮pao4 爪zhua3 甚shen4 稍shao1 笼long2 粘zhan1 纤xian1 缝feng2 翘qiao4 胖pang4 脉mai4 腌yan1 艾ai4 芯xin1 蒙meng2 藤teng2
行xing2 视shi4 趟tang4 踏ta4 轧ya4 轴zhou2 逮dai4 遂sui4 郁yu4 隐yin3 雨yu3 靡mi2 页ye4 颈jing3 饮yin3 鸟niao3 龟gui1
`)

/** As a surname, if it is read otherwise elsewhere. */
const surnames = readList(`
单shan4 任ren2 解xie4 仇qiu2 区ou1 曾zeng1 华hua4 朴piao2 翟zhai2 葛ge3 纪ji3 燕yan1 宁ning4 查zha1 员yun4 盛sheng4 哈ha3
盖ge3 乐yue4 繁po2 召shao4 缪miao4 佴nai4 秘bi4 柏bai3 牟mou4 覃qin2 尉wei4
沈shen3 谌chen2 隗wei3 於yu1 訾zi1 祭zhai4 曲qu1 汤tang1 车che1 贾jia3
冯feng2 褚chu3 石shi2 藏zang1 尹yin3 卜bu3 叶ye4 余yu2 俞yu2 司si1
`)

/** A list of characters, each with a reading after it. */
function readList(list: string): ReadonlyMap<string, string> {
  const each = list.trim().split(/\s+/)
  return new Map(each.map(pair => [pair.charAt(0), pair.slice(1)]))
}

/** The usual reading of a folded character that is a word by itself; null if none is known. */
export const freeReading = (character: string): string | null => free.get(character) ?? null

/** The reading of a folded character as a surname, if it has its own; else null. */
export const surnameReading = (character: string): string | null => surnames.get(character) ?? null

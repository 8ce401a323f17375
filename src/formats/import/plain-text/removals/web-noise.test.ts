import { describe, expect, it } from 'vitest'
import { printedLines } from '../printed-lines.ts'
import { noiseWithin } from './noise-within.ts'
import { webNoise } from './web-noise.ts'

const idsIn = (line: string) => {
  const { lines } = printedLines(line)
  return webNoise(
    lines,
    noiseWithin(lines, () => false),
  ).map(({ id }) => id)
}

describe('a line', () => {
  it.each([
    ['（本章完）', '@web-noise'],
    ['(未完待续)', '@web-noise'],
    ['上一章 目录 下一章', '@web-noise'],
    ['http://www.example.com/1.html', '@web-noise'],
    ['更多精彩请访问 www.example.com', '@web-noise'],
    ['当前位置：首页 > 新闻中心 > 正文', '@web-noise'],
    ['【字体：大 中 小】　【打印】　【关闭】', '@web-noise'],
    ['分享到：新浪微博 微信 QQ空间', '@web-noise'],
    ['上一篇：我国成功发射一颗卫星', '@web-noise'],
    ['网站地图 | 关于我们 | 联系我们', '@web-noise'],
    ['登录 注册 匿名发表', '@web-noise'],
    ['京ICP备05001234号-1 京公网安备11010202000001号', '@web-noise'],
    ['Copyright © 2021 某某网 版权所有', '@web-noise'],
    ['第二回 →', '@web-noise'],
    ['← 目錄', '@web-noise'],
    ['往期推荐', '@web-noise'],
    ['（全书完）', '@web-noise'],
    ['----THE END----', '@web-noise'],
    ['声明：本书为某某网的用户上传至其在本站的存储空间。', '@advert'],
    ['本站只提供TXT全集电子书存储服务以及免费下载服务', '@advert'],
    ['更新时间：2019-05-03 12:00:01 本章字数：3012', '@web-noise'],
    ['本章字数：3012', '@web-noise'],
    ['首页 >> 玄幻小说 >> 第一章 惊蛰', '@web-noise'],
    ['作者：某某 | 更新时间：2017-06-01', '@web-noise'],
    ['推荐阅读：天 地 玄黄', '@web-noise'],
    ['(ｗｗｗ．ｅｘａｍｐｌｅ．ｃｏｍ)', '@web-noise'],
    ['『加入书签，方便阅读』', '@web-noise'],
    ['编辑于 2020-03-01 12:33', '@web-noise'],
    ['赞同 1.2 万 89 条评论 分享 收藏 喜欢', '@web-noise'],
    ['阅读 1.2万 赞 345 在看 210', '@web-noise'],
    ['收录于话题 #随笔 12个', '@web-noise'],
    ['著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。', '@web-noise'],
    ['您的位置：首页', '@web-noise'],
    ['上一页下一页', '@web-noise'],
    ['设为首页加入收藏', '@web-noise'],
    ['[打印本页] [关闭窗口]', '@web-noise'],
    ['扫描下方二维码关注', '@advert'],
    ['点击上方“夜航船”关注我们', '@advert'],
    ['长按识别二维码关注', '@advert'],
    ['本书由某某论坛会员整理', '@advert'],
    ['各位书友要是觉得还不错的话请不要忘记向您的朋友推荐哦！', '@advert'],
    ['本書由某某論壇整理', '@advert'],
    ['更多精彩，更多好书，尽在某某', '@advert'],
    ['手机用户请浏览本站阅读', '@advert'],
    ['請記住本站域名', '@advert'],
    ['求月票！求推荐票！', '@advert'],
    ['下载后请在24小时内删除', '@advert'],
  ])('offers the line %s as %s', (line, id) => {
    expect(idsIn(line)).toEqual([id])
  })

  it.each([
    '他说：“本章已经写完了。”',
    '这本书由他整理成册，流传至今，后来的人都说好，因为里面的故事实在太动人了。',
    '请记住我的话。',
    '手机响了，用户是谁？',
    '他在 www.example.com 上看到了一条消息，说的是昨天晚上城里来了一个怪人，穿着一身黑衣，见人就问路，问完了就走，谁也不知道他是从哪里来的。',
    '更多的人来了。',
    '他的位置：最高的那一排。',
    '分享到最后，什么也没有剩下。',
    '他登录之后，又去注册了。',
    '水→汽',
    '位置：中国东南部',
    '上一篇文章我们谈到了诗。',
    '下一章我们将讨论制度。',
    '字体大小由读者自己决定。',
    '（关闭了门，他走了。）',
    '（收藏家走进来。）',
    '注册会计师的注册',
    '账号注册与登录',
    '乘客扫描二维码即可乘车，十分方便。',
    '相关链接',
    '编辑于2020年成书。',
    '赞同他的意见的有三个人。',
    '阅读3本书',
    '首页上写着他的名字。',
    '作者：某某',
    '更新时间：每周一',
    '收录于全集第三卷。',
    '著作权归作者所有。',
    '乙 →',
    '全书完成于一九五八年。',
    '本章完全不同。',
    '（未完待续，他写道，那是三十年前的事，更新世纪的化石在此。）',
    '更多精彩的日子www.example.com还在后面等着他们。',
    '他注册了一个域名8848.net，花了六百块钱。',
    '小明：看www.douban.com上的评论了吗？',
    '小明：你看www.douban.com',
    '桌上的传单印着“最新网址：www.abc.com”，他随手撕了。',
    '（手打的毛衣，是母亲织的，他一直穿着。）',
    '求月票的人走了，天也黑了，他没有回头。',
    '本书由他父亲整理，后来毁于战火，只剩下三卷。',
    'clone https://example.com/a.git 这一行命令，',
  ])('does not offer the line %s', line => {
    expect(idsIn(line)).toEqual([])
  })
})

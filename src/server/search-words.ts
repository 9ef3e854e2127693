function list(words: string): string[] {
  return words.split(/\s+/).filter((word) => word !== '')
}

/**
 * Words of neighbourhood life that the general dictionary cuts apart, e.g. 党群服务中心 into 党群 and 服务中心. A word within
 * a longer one (飞线, 飞线充电) is listed too, else it is found as part of nothing. Adding one changes how texts are cut, so
 * search columns written before it are to be written anew.
 */
export const fieldWords: readonly string[] = list(`
  飞线 飞线充电 充电桩 电动自行车 高空抛物 加装电梯 占道经营 城中村 老旧小区 消防通道 停车位 斑马线 人行道 路灯
  垃圾分类 垃圾桶 下水道 积水 内涝 物业费 业委会 居委会 党群服务中心 社区工作站 股份合作公司 社会组织 社区基金
  网格员 楼栋长 志愿者 金点子 四点半课堂 长者食堂 适老化 无障碍
`)

/** Words that say nothing by themselves: left out of queries and of what is indexed. */
export const stopWords: ReadonlySet<string> = new Set([
  ...'的了是在和与及或就都也很还又把被让给对向从到于而但并且则之其所以为因着过得地吗呢吧啊呀嘛哦哈么个些这那此该每各',
  ...list('我们 你们 他们 她们 它们 这个 那个 这些 那些 这里 那里 这样 那样 什么 怎么 怎样 为什么 哪里 一个 一些 一下'),
  ...list('一直 已经 没有 可以 能够 因为 所以 如果 但是 而且 或者 以及 还有 还是 就是 不是 真的 非常 比较 你好 您好'),
  ...list('a an the of and or in on at to is are was be it for with'),
])

/** Words in almost every report: kept in the index, but two reports are not alike for sharing them. */
export const everydayWords: ReadonlySet<string> = new Set([
  ...list(
    '小区 社区 街道 居民 业主 物业 附近 旁边 门口 楼下 楼上 我家 大家 邻居 有人 没人 这边 那边 这儿 那儿 地方 位置',
  ),
  ...list(
    '希望 建议 麻烦 谢谢 问题 情况 反映 投诉 解决 处理 有关 相关 部门 领导 尽快 及时 管理 严重 影响 生活 造成 存在',
  ),
  ...list('出现 进行 需要 应该 经常 长期 现在 今天 昨天 最近 每天 晚上 早上 白天 时候 时间 几天 多次 安全 危险 受不了'),
])

/** Places the library holds no text of: provinces and their chief cities, by the names people use. */
export const OUTSIDE_PLACES: readonly string[] =
  '北京 天津 上海 河北 山西 内蒙古 内蒙 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 贵州 西藏 陕西 甘肃 青海 宁夏 新疆 香港 澳门 台湾 石家庄 太原 呼和浩特 沈阳 大连 长春 哈尔滨 南京 苏州 无锡 常州 杭州 宁波 温州 合肥 福州 厦门 南昌 济南 青岛 烟台 潍坊 淄博 临沂 济宁 德州 菏泽 泰安 郑州 洛阳 武汉 宜昌 长沙 株洲 广州 深圳 珠海 佛山 东莞 南宁 桂林 柳州 海口 三亚 贵阳 遵义 拉萨 西安 兰州 西宁 银川 乌鲁木齐 雄安 粤 浙 苏南 长三角 珠三角 大湾区 京津冀'.split(
    ' ',
  )

/** Places inside a province or city whose own text the library has, but which have texts of their own that it lacks. */
export const INNER_PLACES: readonly string[] =
  '成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 楚雄 红河 文山 西双版纳 大理 德宏 怒江 迪庆 渝北 渝中 江北 沙坪坝 九龙坡 南岸 北碚 巴南 涪陵 黔江 长寿 江津 合川 永川 南川 綦江 大足 璧山 铜梁 潼南 荣昌 开州 梁平 武隆 城口 丰都 垫江 忠县 云阳 奉节 巫山 巫溪 石柱 秀山 酉阳 彭水 两江新区 西部科学城 东昌府 茌平 临清 冠县 莘县 阳谷 东阿 高唐'.split(
    ' ',
  )

/** Other programmes, each with rules of its own that are not in the library. */
export const OTHER_PROGRAMMES: readonly string[] =
  '重点实验室 工程技术研究中心 工程研究中心 工程实验室 企业技术中心 新型研发机构 科技型中小企业 高新技术企业 高企 科技小巨人 小巨人 专精特新 瞪羚 独角兽 单项冠军 孵化器 众创空间 星创天地 技术转移机构 院士工作站 院士专家工作站 博士后工作站 专家工作站 制造业创新中心 科技特派员 首台套 加计扣除 创新券 科技进步奖 科学技术奖 自然科学基金 人才计划 中试基地 概念验证中心 临床医学研究中心 科技园 高新区 创新联合体 揭榜挂帅 产业园 贴息 社保 公积金 商标注册 营业执照'.split(
    ' ',
  )

/** What none of the texts is about, or what no office answers. */
export const OFF_TOPIC: readonly string[] =
  '股票 股价 炒股 彩票 天气 下雨 吃药 发烧 感冒 看病 布洛芬 医院挂号 电影 电视剧 唱歌 歌词 旅游 景点 酒店 机票 火车票 高铁 外卖 做饭 菜谱 食谱 减肥 恋爱 对象 结婚 离婚 彩礼 算命 星座 笑话 段子 写诗 写首诗 写一首 作文 情书 翻译成 写代码 写个程序 编程 游戏 足球 篮球 世界杯 高考 考研 房价 买房 租房 贷款买 车险 违章 打官司 遗产 宠物 养猫 养狗 比特币 weather recipe joke poem stock football movie'.split(
    ' ',
  )

/**
 * Characters of family names that are written in several forms: simplified and traditional, Japanese and older. One of
 * each group stands for all, so that 刘 and 劉 are one family.
 */
const GROUPS =
  '张張 陈陳 刘劉 赵趙 吴吳 孙孫 马馬 黄黃 杨楊 许許 邓鄧 冯馮 韩韓 萧蕭肖 叶葉 苏蘇 卢盧 蒋蔣 钟鍾鐘 谭譚 陆陸 贾賈 邹鄒 郑鄭 罗羅 谢謝 阎閻 闫閆 龙龍竜 顾顧 龚龔 万萬 钱錢 严嚴厳 赖賴頼 汤湯 温溫 齐齊斉斎齋 乔喬 庞龐 颜顏 庄莊荘 聂聶 鲁魯 欧歐 关關関 兰蘭 宁寧 纪紀 毕畢 单單 涂塗 骆駱 蓝藍 鲍鮑 华華 饶饒 阳陽 时時 农農 缪繆 简簡 车車 项項 连連 芦蘆 麦麥 娄婁 窦竇 党黨 宫宮 费費 卫衛 应應 闵閔 邬鄔 边邊辺邉 师師 栾欒 荣榮栄 丛叢 巩鞏 迟遲 邝鄺 沢澤泽 広廣广 浜濱滨 桜櫻樱 渋澁涩 条條 国國 黒黑 徳德 恵惠 塩鹽盐 滝瀧泷 真眞 静靜 高髙 崎﨑 島嶋岛 富冨 東东 岡冈 長长 飯饭 鈴铃 橋桥 見见 宝寶寳 伟偉 丽麗 军軍 强強 杰傑 红紅 云雲 飞飛 凤鳳 贵貴 义義 庆慶 学學 晓曉 辉輝 梦夢 颖穎 莹瑩 艳艷';

const STANDS_FOR = new Map(
  GROUPS.split(' ').flatMap((group) => {
    const [first, ...others] = group;
    return others.map((other) => [other, first ?? other] as const);
  }),
);

export function withoutHanVariant(character: string): string {
  return STANDS_FOR.get(character) ?? character;
}

"""What Chinese resumes are written with: words are not spaced, so that they are known by what they end with."""

from __future__ import annotations

import re

from companion.profile.document import HAN
from companion.profile.parse.words import word_set

_RUN = re.compile(rf"[{HAN}]+")
BETWEEN = re.compile(rf"(?<=[{HAN})）]) +(?=[{HAN}(（])")
"""White between two Chinese words: it parts names, as no space stands inside one."""
TITLES = tuple(word_set("""
    工程师 开发 架构师 程序员 经理 主管 总监 总裁 副总 助理 助教 顾问 实习 实习生 设计师 设计 教师 老师 讲师 教授 班主任 护士 护士长 护师 医生 医师 药师
    会计 出纳 审计 专员 销售 销售员 导购 店长 运营 编辑 记者 翻译 研究员 负责人 组长 班长 队长 部长 科长 主任 院长 司机 厨师 技师 技术员 操作员 操作工
    焊工 电工 钳工 普工 客服 文员 秘书 律师 教练 分析师 咨询师 测试 运维 前端 后端 全栈 产品经理 人事 行政 前台 采购 仓管 保安 保洁 服务员 收银员 工人
    合伙人 创始人 董事长 干事 志愿者 家教 兼职 博士后 技术员 督导 领班 策划 美工 管培生
"""))  # fmt: skip
COMPANIES = tuple(word_set("""
    公司 集团 银行 医院 诊所 研究所 研究院 事务所 工作室 酒店 饭店 餐厅 超市 商场 工厂 厂 局 委员会 协会 基金会 实验室 科技 网络 传媒 证券 保险 分公司
    中心 股份 有限公司 药房 幼儿园 大学 学院 学校 中学 小学 腾讯 阿里巴巴 百度 华为 字节跳动 美团 京东 网易 小米
"""))  # fmt: skip
SCHOOLS = tuple(word_set("大学 学院 学校 中学 高中 小学 一中 二中 附中 党校 卫校 技校 研究生院 分校 校区"))
DEGREES = tuple(
    word_set("本科 硕士 博士 学士 研究生 大专 专科 中专 高职 硕士研究生 博士研究生 本科生 双学位 第二学士学位 在读")
)
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫"
    "段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷"
    "盛曲翁冉骆蓝路游辛靳欧阳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"
)
"""The family names of nearly everyone, each one character; one of two begins with one of them or stands below."""
DOUBLE_SURNAMES = tuple(word_set("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 夏侯 端木 百里 南宫 西门"))
MAX_NAME, MAX_RUN = 4, 16


def has_han(text: str) -> bool:
    """Whether Chinese characters stand in `text`."""
    return not text.isascii() and _RUN.search(text) is not None


def ends_so(text: str, endings: tuple[str, ...]) -> int:
    """How many of the Chinese words in a short text end with one of `endings`."""
    return sum(run.endswith(endings) for run in _RUN.findall(text) if len(run) <= MAX_RUN)


def as_name(text: str) -> str | None:
    """The text as a Chinese name, or None: a family name and one or two characters, with or without a space."""
    bare = text.replace(" ", "")
    if not _RUN.fullmatch(bare) or not 2 <= len(bare) <= MAX_NAME:
        return None
    double = bare.startswith(DOUBLE_SURNAMES)
    fits = (bare[0] in SURNAMES and len(bare) < MAX_NAME) or (double and len(bare) > 2)
    return bare if fits and not bare.endswith((*TITLES, *COMPANIES, *SCHOOLS, *DEGREES)) else None


def split_han_name(name: str) -> tuple[str, str] | None:
    """(family name, given name) of a Chinese name, or None when it is none."""
    bare = as_name(name)
    if bare is None:
        return None
    length = 2 if bare.startswith(DOUBLE_SURNAMES) and len(bare) > 2 else 1
    return bare[:length], bare[length:]

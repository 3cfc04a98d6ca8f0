"""The documents that the end-to-end tests ask about; each fact stands in one of them only."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]

CULTURE = """泉州市文化馆公布夏季开放安排

2025年6月12日

泉州市文化馆今天公布夏季开放安排，七月起每周二至周日上午九点开馆，晚上八点闭馆，周一维修设备，不对外开放。市民凭身份证或社保卡入馆，团体参观要提前三天登记，每场不超过四十人，讲解员免费陪同一小时。

文化馆设有南音教室三间、木偶工坊一间和可坐二百人的小剧场。南音课每周三、周五晚上七点开始，一期十二次课，不收学费，只收乐器押金一百元。上满十次课的学员，押金当天退还，并可以报名参加中秋节的南音会唱。

木偶工坊由馆内老师带领学员雕刻、上色和排练，学员须年满十二周岁，每班限十六人。工坊的作品在小剧场门厅展出，展期到九月底，市民可以给喜欢的作品投票，得票最多的三件由文化馆收藏。

小剧场周末安排高甲戏和梨园戏演出，门票十元，六十五岁以上老人和残疾人免票。观众可以在开演前一小时到服务台换票，迟到的观众在幕间入场。演出目录贴在服务台旁边，每月更新一次。

馆方表示，今年的夏季安排比去年多开放四十六个晚上，主要是为了让白天上班的市民也能来学习。市民如果对课程有建议，可以写在门厅的意见簿上，馆方每周五答复。
"""

LIBRARY = """# 衡水市图书馆延长夜读时间

2025年3月5日，衡水市图书馆延长夜读时间，四层阅览室开放到夜里十一点。读者进门不用预约，座位二百八十个，自带水杯即可。

图书馆安排两名值班员巡看，雨天借伞，离馆时归还。夜读区不放音乐，电源插座每桌两个，空调温度不低于二十六度。
"""

INTERFACE = """福州市软件园说明温度接口

2025年4月20日，福州市软件园公布温度接口说明。接口名为 A&B，参数写作 <温度>，\
当 x<3 && y>2 时报警灯闪烁，"报警"二字同时显示在屏幕上。

温度接口每三十秒上报一次数据，断网时数据保存在本地，恢复后补报。软件园提醒用户不要手工修改 <b>标记</b>。
"""

MARINE = """廈門市舉辦海洋科普週

2025年5月18日，廈門市舉辦海洋科普週，港口開放三艘科考船供市民參觀。講解員向學生介紹潮汐、紅樹林和中華白海豚的習性。

海洋科普週期間，廈門市的中小學安排潮間帶觀察課，學生記錄貝類和海藻的種類，成績計入綜合評價。
"""

DOCUMENTS = {
    "quanzhou/culture.txt": CULTURE,
    "hengshui-library.md": LIBRARY,
    "fuzhou-interface.txt": INTERFACE,
    "xiamen-marine.txt": MARINE,
}


def copy_examples(folder: Path) -> Path:
    """Copy the documents of examples/corpus into a folder and return it."""
    return shutil.copytree(ROOT / "examples" / "corpus", folder, dirs_exist_ok=True)


def write_documents(folder: Path) -> Path:
    """Write the documents into a folder, beside those of examples/corpus, and return it."""
    copy_examples(folder)
    for name, text in DOCUMENTS.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder

"""What can be wrong with a submitted file as a file (family F). Those that stop leave nothing to judge."""

from __future__ import annotations

from gxq_plan.finding import Fault, Severity
from gxq_plan.text import Text

_NOTHING_LOST = Text(
    zh="gxq 不猜测文件内容：读不准的文件整份退回，其他文件照常检查。",
    en="gxq does not guess what a file says: one that is in doubt is refused whole, the others are checked.",
)
_NONE = Text(zh="", en="")


def _stop(code: str, name: str, title: Text, message: Text, remedy: Text, example: Text = _NONE) -> Fault:
    return Fault(code, name, Severity.ERROR, title, message, remedy, _NOTHING_LOST, example, stops=True)


FILE_MISSING = _stop(
    "F001",
    "file_missing",
    Text(zh="文件不存在", en="no such file"),
    Text(zh="没有这个文件或文件夹", en="there is no such file or folder"),
    Text(zh="请检查文件名和所在文件夹{near}", en="check the name and the folder{near}"),
)
FILE_UNREADABLE = _stop(
    "F002",
    "file_unreadable",
    Text(zh="文件打不开", en="the file cannot be opened"),
    Text(zh="文件打不开：{reason}", en="the file cannot be opened: {reason}"),
    Text(zh="请关闭正在使用它的程序，并检查权限", en="close the program that has it open, and check permissions"),
)
FILE_EMPTY = _stop(
    "F003",
    "file_empty",
    Text(zh="文件是空的", en="the file is empty"),
    Text(zh="文件里没有任何内容", en="the file holds nothing at all"),
    Text(
        zh="请重新导出，至少要有表头“编号,指标,实际值”和一行数据",
        en="export it again, with a header 'id,indicator,value' and a row at least",
    ),
)
NOT_TEXT = _stop(
    "F004",
    "file_not_text",
    Text(zh="不是表格文件", en="not a table file"),
    Text(zh="内容是{content}，不是表格", en="it holds {content}, not a table"),
    Text(
        zh="请报送 Excel 工作簿（.xlsx）或“CSV UTF-8（逗号分隔）”文件",
        en="send a workbook (.xlsx) or a 'CSV UTF-8 (Comma delimited)' file",
    ),
)
UNDECODABLE = _stop(
    "F005",
    "file_undecodable",
    Text(zh="文字编码读不通", en="the text encoding cannot be read"),
    Text(
        zh="既不是完整的 UTF-8 也不是完整的 GB18030：第一个读不通的字节是 {byte}",
        en="neither whole UTF-8 nor whole GB18030: the first byte that cannot be read is {byte}",
    ),
    Text(
        zh="文件可能已损坏，或由两种编码拼接而成；请从原表重新导出为 CSV UTF-8",
        en="the file is damaged or glued together from two encodings; export it again as CSV UTF-8",
    ),
)
NO_HEADER = _stop(
    "F006",
    "no_header",
    Text(zh="找不到表头", en="no header row"),
    Text(
        zh="前 {searched} 行里没有一行同时写有“实际值”（或“进展”）和“编号”（或“指标”）；第一行是“{first}”",
        en="no row of the first {searched} has 'value' (or 'progress') and 'id' (or 'indicator'); row one is '{first}'",
    ),
    Text(
        zh="请补上表头，如：编号,指标,单位,实际值,责任部门,数据状态,说明",
        en="add a header such as: id,indicator,unit,value,department,data_status,note",
    ),
)
MISSING_COLUMN = _stop(
    "F007",
    "missing_column",
    Text(zh="表头缺列", en="a column is missing"),
    Text(zh="表头里没有“{missing}”列", en="the header has no column '{missing}'"),
    Text(zh="请补上这一列{near}", en="add the column{near}"),
    Text(
        zh="表头写“编号,指标,实际数”会被退回：应写“实际值”",
        en="a header 'id,indicator,actual' is refused: write 'value'",
    ),
)
GLUED = _stop(
    "F013",
    "two_encodings",
    Text(zh="一个文件两种编码", en="two encodings in one file"),
    Text(
        zh="文件是 GB18030 编码，从这一行起却是 UTF-8：是两个文件拼接而成的",
        en="the file is GB18030, but this line is UTF-8: two files were glued together",
    ),
    Text(
        zh="请在 Excel 或 WPS 中分别打开两个文件，复制到一张表里再另存为 CSV UTF-8",
        en="open both files in a spreadsheet, copy one below the other there, and save as CSV UTF-8",
    ),
)
BROKEN_QUOTES = _stop(
    "F009",
    "broken_quotes",
    Text(zh="引号没有配对", en="quotes do not match"),
    Text(
        zh="从这一行起引号没有配对，后面的行无法分格",
        en="from this row on quotes do not match, so rows cannot be told apart",
    ),
    Text(
        zh='请检查这一行的双引号：格内的双引号要写成两个 ""',
        en='check the quotes of this row: a quote inside a cell is written twice ""',
    ),
)
DUPLICATE_COLUMN = _stop(
    "F010",
    "duplicate_column",
    Text(zh="表头有重复的列", en="a column stands twice"),
    Text(zh="“{header}”与第 {number} 列是同一列", en="'{header}' is the same column as column {number}"),
    Text(zh="请只留一列", en="keep one of them"),
)
NO_DATA_FILES = _stop(
    "F011",
    "no_data_files",
    Text(zh="文件夹里没有数据文件", en="a folder without data files"),
    Text(zh="{problem}", en="{problem}"),
    Text(
        zh="请在这个文件夹里放入以期间开头命名的 CSV 或 Excel 文件，如 2019.csv、2019-科技局.xlsx；"
        "还没有表的，用 gxq template 生成空白的报送表",
        en="put CSV or Excel files there whose names begin with a period, such as 2019.csv; gxq template makes forms",
    ),
)
FILE_TOO_LARGE = _stop(
    "F012",
    "file_too_large",
    Text(zh="文件过大", en="the file is too large"),
    Text(zh="文件超过 {limit} MB", en="the file is larger than {limit} MB"),
    Text(zh="请检查是不是选错了文件", en="check whether this is the right file"),
)


DAMAGED = _stop(
    "F014",
    "file_damaged",
    Text(zh="工作簿打不开", en="the workbook cannot be opened"),
    Text(zh="工作簿打不开：{reason}", en="the workbook cannot be opened: {reason}"),
    Text(
        zh="请在 Excel 或 WPS 中打开，去掉密码，另存为 .xlsx 或“CSV UTF-8”再报送",
        en="open it in a spreadsheet program, take off any password, save it as .xlsx or 'CSV UTF-8'",
    ),
)
NO_SHEET = _stop(
    "F015",
    "no_sheet",
    Text(zh="没有看得见的工作表", en="no sheet to be seen"),
    Text(zh="{reason}", en="{reason}"),
    Text(
        zh="请取消隐藏要报送的工作表（右键点工作表标签，选“取消隐藏”）；图表页不是工作表",
        en="unhide the sheet to be submitted (right-click a sheet's tab, 'Unhide'); a chart sheet is no worksheet",
    ),
)


def _row(
    code: str, name: str, severity: Severity, title: Text, message: Text, remedy: Text, why: Text, example: Text
) -> Fault:
    return Fault(code, name, severity, title, message, remedy, why, example)


NO_ROWS = _row(
    "F101",
    "no_rows",
    Severity.ERROR,
    Text(zh="只有表头", en="a header and nothing below"),
    Text(zh="表头下面没有数据行", en="there is no row below the header"),
    Text(
        zh="请填入数据；确无数据的指标写“待统计”并在说明中写原因",
        en="fill in the rows; where there is no figure yet write 待统计 and the reason in the note",
    ),
    Text(zh="空表容易被当成“全部正常”。", en="An empty table is easily taken for 'all is well'."),
    Text(zh="编号,指标,实际值（之后没有任何行）", en="id,indicator,value (and no row after it)"),
)
RAGGED_ROW = _row(
    "F102",
    "ragged_row",
    Severity.ERROR,
    Text(zh="格数与表头不符", en="a row of another length than the header"),
    Text(
        zh="这一行有 {found} 格，表头有 {expected} 格，读不准哪一格是哪一列，整行未采用",
        en="the row has {found} cells, the header {expected}: which cell is which is unclear, so the row is not used",
    ),
    Text(zh="{suggestion}", en="{suggestion}"),
    Text(
        zh="多一格或少一格，后面的数就会错列。",
        en="One cell more or less moves every number after it into another column.",
    ),
    Text(
        zh='W19-1,年末注册企业数,5,300  应写 5300，或加引号 "5,300"',
        en="W19-1,registered companies,5,300  should be 5300",
    ),
)
UNKNOWN_PERIOD = _row(
    "F103",
    "unknown_period",
    Severity.ERROR,
    Text(zh="期间不对", en="not a period of the plan"),
    Text(zh="期间“{found}”不是本计划的期间", en="the period '{found}' is not one of this plan"),
    Text(
        zh="请写 {periods} 之一，年内写 2020Q3、2020H1 或 2020-06",
        en="write one of {periods}, or 2020Q3, 2020H1, 2020-06 inside a year",
    ),
    Text(zh="期间决定与哪一年的目标相比。", en="The period decides which year's target a number is compared with."),
    Text(zh="期间写“去年”会被指出：应写 2019", en="a period 'last year' is refused: write 2019"),
)
PERIOD_MISSING = _row(
    "F104",
    "period_missing",
    Severity.ERROR,
    Text(zh="不知道是哪个期间的数", en="no period"),
    Text(
        zh="文件名、标题行和“期间”列都没有写期间",
        en="neither the file's name, nor a title line, nor a column says which period this is",
    ),
    Text(
        zh="请把文件名改成以期间开头，如 2019-科技局.csv，或加“期间”列，或用 --period 2019",
        en="let the file's name begin with the period (2019-office.csv), add a period column, or use --period 2019",
    ),
    Text(zh="期间决定与哪一年的目标相比。", en="The period decides which year's target a number is compared with."),
    Text(zh="科技局.csv 应改名为 2019-科技局.csv", en="office.csv should be called 2019-office.csv"),
)
PERIOD_DISAGREES = _row(
    "F105",
    "period_disagrees",
    Severity.ERROR,
    Text(zh="期间与文件名不符", en="the period disagrees with the file's name"),
    Text(zh="这里写的是 {found}，文件名说是 {named}", en="this says {found}, the file's name says {named}"),
    Text(zh="请改正期间，或改文件名", en="correct the period, or the file's name"),
    Text(zh="多半是复制了上一年的表而没有改。", en="Most often last year's sheet was copied and not changed."),
    Text(zh="2019.csv 里某行期间写 2018", en="a row of 2019.csv that says 2018"),
)
EXTRA_COLUMN = _row(
    "F106",
    "extra_column",
    Severity.INFO,
    Text(zh="多出的列", en="an extra column"),
    Text(zh="不认识的列“{header}”，未采用", en="the column '{header}' is not known and is not used"),
    Text(
        zh="不需要的列可以保留；若本应采用，请改列名{near}",
        en="it may stay; if it was meant to be used, rename it{near}",
    ),
    Text(
        zh="列名写错时整列数据会被忽略，所以要说明。",
        en="A misspelt header would silently drop a column, so it is said.",
    ),
    Text(zh="“备 注”不是“说明”", en="'remark' is not 'note'"),
)

PERIOD_COLUMN_UNUSED = _row(
    "F108",
    "period_column_unused",
    Severity.INFO,
    Text(zh="年度列未采用", en="a period column that is not used"),
    Text(
        zh="已有“实际值”列，“{header}”列未采用",
        en="there is a column of values, so the column '{header}' is not used",
    ),
    Text(
        zh="若这一列才是实际值，请删去“实际值”列，或把列名写成“{header}实际值”",
        en="if this one holds the values delete the column of values, or call it {header} actual",
    ),
    Text(
        zh="表里同时有年度列和实际值列时，年度列通常是目标。",
        en="Beside a column of values, columns named after years mostly hold targets.",
    ),
    Text(zh="表头：编号,指标,2018年,2019年,实际值", en="header: id,indicator,2018,2019,value"),
)
COLUMN_RENAMED = _row(
    "F109",
    "column_renamed",
    Severity.INFO,
    Text(zh="列名按同义词读取", en="a column read under another name"),
    Text(zh="“{header}”列按“{name}”读取", en="the column '{header}' is read as '{name}'"),
    Text(
        zh="不对的话请改列名；最好直接写“{name}”",
        en="rename it if that is wrong; '{name}' is the name to use",
    ),
    Text(
        zh="列名写法各处不同，读成什么要让人看见。",
        en="Offices name columns differently; what was made of a name must be seen.",
    ),
    Text(zh="“完成值”按“实际值”读取，“备注”按“说明”读取", en="'actual' is read as 'value'"),
)
ROW_SKIPPED = _row(
    "F110",
    "row_skipped",
    Severity.INFO,
    Text(zh="不是数据的行", en="a row that is no data"),
    Text(zh="{kind}“{text}”未作为数据读取", en="{kind} '{text}' is not read as data"),
    Text(
        zh="若这一行是数据，请填写编号",
        en="if it is data, write the id of its indicator",
    ),
    Text(
        zh="合计、标题、注释不是指标，但略过了什么必须说明。",
        en="Sums, headings and small print are no indicators; what was left out must be said.",
    ),
    Text(zh="首列写“合计”的行，写“注：数据为快报数”的行", en="a row that begins with 'total', a footnote"),
)
SHEET_SKIPPED = _row(
    "F111",
    "sheet_skipped",
    Severity.INFO,
    Text(zh="未读取的工作表", en="a sheet that was not read"),
    Text(zh="工作表“{sheet}”未读取：{cause}", en="the sheet '{sheet}' is not read: {cause}"),
    Text(
        zh="若数据在这张表里，请补上表头；不需要的表请删去",
        en="if it holds data give it a header, otherwise delete it",
    ),
    Text(
        zh="工作簿里常有封面、说明和旧表，读了哪几张要说清。",
        en="Workbooks hold covers, guides and old tables: which were read must be said.",
    ),
    Text(zh="“填表说明”表没有表头", en="a sheet 'Guide' has no header"),
)
SHEET_HIDDEN = _row(
    "F112",
    "sheet_hidden",
    Severity.WARNING,
    Text(zh="隐藏的工作表", en="a hidden sheet"),
    Text(
        zh="工作表“{sheet}”是隐藏的，未读取（{rows} 行）",
        en="the sheet '{sheet}' is hidden and not read ({rows} rows)",
    ),
    Text(
        zh="要报送的数请取消隐藏；不需要的表请删去",
        en="unhide it if it is to be submitted, otherwise delete it",
    ),
    Text(
        zh="隐藏的表多半是旧数据，也可能是真正的数据，不能替人决定。",
        en="A hidden sheet mostly is old data, and sometimes the real one: that is not ours to decide.",
    ),
    Text(zh="隐藏的“2018年旧表”", en="a hidden sheet 'old 2018'"),
)
ROWS_HIDDEN = _row(
    "F113",
    "rows_hidden",
    Severity.INFO,
    Text(zh="隐藏的行", en="hidden rows"),
    Text(
        zh="第 {rows} 行是隐藏的或被筛选掉的，已照常读取",
        en="rows {rows} are hidden or filtered out; they are read like the others",
    ),
    Text(
        zh="请取消隐藏后核对这些行，不报的请删去",
        en="unhide and look at them; delete those that are not to be submitted",
    ),
    Text(
        zh="看不见的行也会进入汇总。",
        en="Rows that nobody sees enter the figures all the same.",
    ),
    Text(zh="筛选之后保存的表", en="a table saved while filtered"),
)
SECOND_TABLE = _row(
    "F115",
    "second_table",
    Severity.ERROR,
    Text(zh="下面还有一张表", en="another table below"),
    Text(
        zh="这一行是另一个表头“{text}”，列与第 {header} 行的表头不同；从这一行起都没有读取",
        en="this row is another header '{text}', with other columns than the header in row {header}: nothing from here "
        "on is read",
    ),
    Text(
        zh="请把下面的表移到另一张工作表或另一个文件，或改成与第 {header} 行相同的列",
        en="move the table below to a sheet or file of its own, or give it the columns of row {header}",
    ),
    Text(
        zh="按上面的表头去读下面的表，目标会被当成实际值。",
        en="Read by the header above, a column of targets below would pass for values.",
    ),
    Text(
        zh="第 1 行表头是“编号,指标,实际值”，第 9 行又是“编号,指标,目标值,实际值”",
        en="row 1 says id,indicator,value, and row 9 id,indicator,target,value",
    ),
)

FILE_FAULTS: tuple[Fault, ...] = tuple(one for one in list(globals().values()) if isinstance(one, Fault))

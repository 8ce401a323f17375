"""Reviews a table in LibreOffice as a reader of Word would, and saves it in several formats.

Usage: /usr/bin/python3 review-in-libreoffice.py PROFILE IN.docx OUT.docx OUT.odt OUT.rtf
It needs the Debian packages libreoffice-writer-nogui, libreoffice-uiconfig-writer, python3-uno.
"""
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

profile, given, *saved = sys.argv[1:]
filters = {'docx': 'MS Word 2007 XML', 'odt': 'writer8', 'rtf': 'Rich Text Format'}


def values(**named):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in named.items())


def connected(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance('com.sun.star.bridge.UnoUrlResolver')
    for _ in range(240):
        try:
            return resolver.resolve(f'uno:pipe,name={pipe};urp;StarOffice.ComponentContext')
        except Exception:
            time.sleep(0.25)
    raise SystemExit('LibreOffice did not start')


def address(path):
    return uno.systemPathToFileUrl(os.path.abspath(path))


def review(document):
    tables = [document.TextTables.getByIndex(i) for i in range(document.TextTables.Count)]

    def find(number):
        for table in tables:
            for row in range(1, table.Rows.Count):
                if table.getCellByPosition(0, row).String.startswith(f'{number}·'):
                    return table, row
        raise SystemExit(f'no row {number}')

    def cell(number, column):
        table, row = find(number)
        return table.getCellByPosition(column, row)

    def append(number, column, words):
        one = cell(number, column)
        cursor = one.createTextCursor()
        cursor.gotoEnd(False)
        one.insertString(cursor, words, False)

    append(1, 2, ' Added at the end.')
    cell(2, 2).String = 'Wholly replaced,\nwith a second line.'
    cell(3, 3).String = 'needs review'
    comment = document.createInstance('com.sun.star.text.textfield.Annotation')
    comment.Author, comment.Content = 'Reviewer', 'Is this too free?'
    one = cell(4, 2)
    cursor = one.createTextCursor()
    cursor.gotoStart(False)
    cursor.goRight(4, True)
    one.insertTextContent(cursor, comment, True)
    footnote = document.createInstance('com.sun.star.text.Footnote')
    one = cell(9, 2)
    cursor = one.createTextCursor()
    cursor.gotoEnd(False)
    one.insertTextContent(cursor, footnote, False)
    footnote.insertString(footnote.createTextCursor(), 'A footnote of the reviewer.', False)
    append(5, 1, '改')
    table, row = find(6)
    first, second = row, find(7)[1]
    document.RecordChanges = False
    for column in range(4):
        a, b = table.getCellByPosition(column, first), table.getCellByPosition(column, second)
        a.String, b.String = b.String, a.String
    table.Rows.removeByIndex(find(8)[1], 1)
    table.Rows.insertByIndex(2, 1)
    table.getCellByPosition(2, 2).String = 'A row that was put in.'


office = subprocess.Popen(
    ['/usr/bin/soffice', '--headless', '--norestore', '--nologo', '--nofirststartwizard']
    + [f'-env:UserInstallation=file://{profile}', f'--accept=pipe,name=review{os.getpid()};urp;'],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)
try:
    context = connected(f'review{os.getpid()}')
    desktop = context.ServiceManager.createInstanceWithContext(
        'com.sun.star.frame.Desktop', context
    )
    document = desktop.loadComponentFromURL(address(given), '_blank', 0, values(Hidden=True))
    review(document)
    for path in saved:
        name = filters[path.rsplit('.', 1)[1]]
        document.storeToURL(address(path), values(FilterName=name))
    document.close(True)
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(30)
finally:
    office.kill()

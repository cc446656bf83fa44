import {
  AlignmentType,
  Footer,
  Header,
  ImportedXmlComponent,
  type ISectionOptions,
  NumberFormat,
  PageNumber,
  PageOrientation,
  Paragraph,
  type ParagraphChild,
  SectionType,
  TextRun,
} from 'docx'
import { sheet, sizes } from './measures.ts'
import { mm, size, words } from './word-text.docx.ts'

/**
 * Word's own draft watermark (WordArt in the header), written out: Word recognises it by this id and removes it by
 * "Design > Watermark > Remove". docx has one, too, but gives it a random id, and then no two files are equal.
 */
function watermark(text: string, n: number): ParagraphChild {
  const xml =
    `<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>` +
    `<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>` +
    `<v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/>` +
    `<v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/>` +
    `<v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>` +
    `<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/>` +
    `<v:textpath on="t" fitshape="t"/><o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>` +
    `<v:shape id="PowerPlusWaterMarkObject${n}" o:spid="_x0000_s${2048 + n}" type="#_x0000_t136" alt="${text}" ` +
    `style="position:absolute;margin-left:0;margin-top:0;width:480pt;height:120pt;rotation:315;z-index:-251657216;` +
    `mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" ` +
    `o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/><v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt;font-weight:bold" string="${text}"/></v:shape>` +
    `</w:pict></w:r>`
  // The library's type of a paragraph's children does not name imported XML, though it takes any of its XML components.
  return ImportedXmlComponent.fromXmlString(xml) as unknown as ParagraphChild
}

export interface Frame {
  readonly draft: string | null
  readonly notice: string | null
  readonly landscape: boolean
  /** Position of the section in the file, counted from 0. */
  readonly index: number
}

/** Paper, margins, page numbers, draft mark and notice of one section. Each annex counts its pages anew; first pages show no number. */
export function section(frame: Frame, children: ISectionOptions['children']): ISectionOptions {
  const mark = (page: number) => (frame.draft === null ? [] : [watermark(frame.draft, frame.index * 2 + page)])
  const number = new TextRun({ children: [PageNumber.CURRENT], size: size(sizes.page) })
  const foot = () =>
    new Footer({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: frame.notice === null ? [] : [words(frame.notice, { size: sizes.notice, italics: true })],
        }),
      ],
    })
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        // The library turns the sheet itself for a landscape section.
        size: { width: mm(sheet.width), height: mm(sheet.height), orientation: frame.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: {
          top: mm(sheet.top),
          bottom: mm(sheet.bottom),
          left: mm(sheet.left),
          right: mm(sheet.right),
          header: mm(sheet.header),
          footer: mm(sheet.footer),
          gutter: 0,
        },
        pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
      },
    },
    headers: {
      first: new Header({ children: [new Paragraph({ children: mark(1) })] }),
      default: new Header({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [number, ...mark(2)] })] }),
    },
    footers: { first: foot(), default: foot() },
    children,
  }
}

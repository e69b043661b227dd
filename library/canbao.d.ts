// 参保明白账 canbao：给自己画页面的网站用的计算库。测算结果，不作为结算凭证。
// 下面请求和结果的类型由程序自己的类型生成，和 request.schema.json、report.schema.json 一致。

/** 收录的一个地区。 */
export interface AreaEntry {
  /** 地区代码，国家标准 GB/T 2260。 */
  code: string;
  /** 地区名称。 */
  name: string;
  /** 省份名称；全国的是空的。 */
  province: string;
  /** 最新一份文件是现行文件、征求意见稿，还是公开报道。 */
  standing: string;
  /** 政策包的校验值，和结果里的 policy.hash 一样。 */
  hash: string;
  /** 政策包最后核对的日期。 */
  as_of: string;
}

/** 文件从哪里来；都不写，就从 canbao.js 所在的文件夹取。 */
export interface OpenOptions {
  /** 文件所在的文件夹，以 / 结尾。 */
  base?: string | URL;
  /** 自己取文件：给名字，还内容。 */
  read?: (name: string) => Promise<ArrayBuffer | Uint8Array> | ArrayBuffer | Uint8Array;
}

/** 打开了的库。 */
export interface Library {
  /** 收录的地区。 */
  areas(): AreaEntry[];
  /** 一份请求，一份结果；请求有误时是 { error }，不抛出异常。 */
  assess(request: CanbaoRequest | string): Promise<CanbaoReport | Failure>;
  /** 同上，还的是文本，和命令行 canbao assess 一字不差。 */
  assessText(request: CanbaoRequest | string): Promise<string>;
}

/** 取不到文件，或者文件不能用。 */
export class CanbaoError extends Error {
  constructor(code: "unreachable" | "broken", file: string, text: string);
  code: "unreachable" | "broken";
  /** 哪个文件。 */
  file: string;
}

/** 从别的文件夹、或者用自己取来的文件打开。 */
export function open(options?: OpenOptions): Promise<Library>;
/** 收录的地区。 */
export function areas(): Promise<AreaEntry[]>;
/** 一份请求，一份结果；请求有误时是 { error }，不抛出异常。 */
export function assess(request: CanbaoRequest | string): Promise<CanbaoReport | Failure>;
/** 同上，还的是文本，和命令行 canbao assess 一字不差。 */
export function assessText(request: CanbaoRequest | string): Promise<string>;


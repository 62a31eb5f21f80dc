/**
 * The vendor's regions: accounts of the international site use the first, those of the China site the second.
 *
 * @see https://www.tencentcloud.com/document/product/1238/64637
 */
export const regions = ['ap-singapore', 'ap-guangzhou'] as const

/** One of the vendor's regions. */
export type Region = (typeof regions)[number]

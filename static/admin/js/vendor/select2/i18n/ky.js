/* What the fields that suggest records say in Kyrgyz; the widget looks its languages up in this folder. */
jQuery.fn.select2.amd.define("select2/i18n/ky", [], () => ({
  errorLoading: () => "Тизме жүктөлгөн жок",
  inputTooLong: ({ input, maximum }) => `Ашыкча белгилер: ${input.length - maximum}`,
  inputTooShort: ({ input, minimum }) => `Дагы канча белги жазуу керек: ${minimum - input.length}`,
  loadingMore: () => "Дагы жүктөлүүдө…",
  maximumSelected: ({ maximum }) => `Эң көп тандоо саны: ${maximum}`,
  noResults: () => "Эч нерсе табылган жок",
  searching: () => "Изделүүдө…",
  removeAllItems: () => "Баарын алып салуу",
  removeItem: () => "Алып салуу",
  search: () => "Издөө",
}));

/** Shown in reports made from the data and wherever they are passed on. */
export const gfeAttribution =
  'Freitas, F. A., Peres, S. M., Lima, C. A. M., Barbosa, F. V. (2014). Grammatical Facial Expressions Recognition with ' +
  'Machine Learning. FLAIRS-27, 180-185. Data: Grammatical Facial Expressions, UCI Machine Learning Repository, ' +
  'https://doi.org/10.24432/C59S3R. Licence: CC BY 4.0 as given on the UCI page, not confirmed here; should be confirmed by ' +
  'whoever redistributes the data. Changed in the bundled copy: frames away from the expressions left out, times decoded, ' +
  'stored as integer steps.';

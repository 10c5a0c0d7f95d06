//! Whether a JPEG file is all there: the decoder fills what is missing with grey and says nothing.

/// Whether the end of the image (EOI, ITU-T T.81) comes; what some cameras write after it is of no
/// matter.
pub(crate) fn is_whole(file: &[u8]) -> bool {
    // After SOI.
    let mut at = 2;
    loop {
        match next_marker(file, &mut at) {
            None => return false,
            Some(0xd9) => return true,
            // A segment with its length; among them the one before the pixels, which have none.
            Some(_) => {
                let Some(&[high, low]) = file.get(at..).and_then(|rest| rest.first_chunk()) else {
                    return false;
                };
                at += usize::from(u16::from_be_bytes([high, low]));
            }
        }
    }
}

/// The next marker; `at` is then behind it. Among the pixels `FF 00` stands for a byte `FF`, and
/// `FF D0` to `FF D7` part them.
fn next_marker(file: &[u8], at: &mut usize) -> Option<u8> {
    loop {
        let rest = file.get(*at..)?;
        *at += rest.iter().position(|byte| *byte == 0xff)? + 1;
        match *file.get(*at)? {
            // Any number of FF may stand before a marker.
            0xff => {}
            0x00 | 0x01 | 0xd0..=0xd7 => *at += 1,
            marker => {
                *at += 1;
                return Some(marker);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_whole;

    #[test]
    fn files_by_table() {
        let segment = b"\xff\xd8\xff\xe1\x00\x04\xff\xd9";
        let scan = b"\xff\xda\x00\x03\x01abc\xff\x00\xff\xd0def";
        let whole = [segment.as_slice(), scan, b"\xff\xff\xd9"].concat();
        for (file, is) in [
            (whole.clone(), true),
            ([whole.as_slice(), b"from a camera"].concat(), true),
            // The end of a preview within a segment is none.
            ([segment.as_slice(), scan].concat(), false),
            (segment.to_vec(), false),
            (whole[..whole.len() - 1].to_vec(), false),
            (b"\xff\xd8\xff\xe1\xff".to_vec(), false),
            (b"\xff\xd8\xff\xe1\x00\x00".to_vec(), false),
            (Vec::new(), false),
        ] {
            assert_eq!(is_whole(&file), is, "{file:x?}");
        }
    }
}

//! Random numbers of the browser's crypto.

/// A random number; 0 natively.
pub(crate) fn number() -> u32 {
    let mut bytes = [0u8; 4];
    if let Some(crypto) = super::window().and_then(|w| w.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    u32::from_le_bytes(bytes)
}

/// A new UUID, version 4 (RFC 9562); `None` natively. Made from `getRandomValues`,
/// since `randomUUID` is missing on pages that were not served securely.
pub(crate) fn uuid() -> Option<String> {
    let crypto = super::window()?.crypto().ok()?;
    let mut bytes = [0u8; 16];
    crypto.get_random_values_with_u8_array(&mut bytes).ok()?;
    let mut text = String::with_capacity(36);
    for (index, byte) in bytes.into_iter().enumerate() {
        let byte = match index {
            6 => byte & 0x0f | 0x40,
            8 => byte & 0x3f | 0x80,
            _ => byte,
        };
        if matches!(index, 4 | 6 | 8 | 10) {
            text.push('-');
        }
        text.extend(
            [byte >> 4, byte & 0xf]
                .into_iter()
                .filter_map(|n| char::from_digit(n.into(), 16)),
        );
    }
    Some(text)
}
